// The contract: the JSON Schemas of the pipeline, copied as they are from schemas/ of its repository.
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'

// Dates are read by Date.parse where they are used, so that no library of formats is needed.
const ajv = new Ajv2020({ strict: false, validateFormats: false })
const validators = new Map()

// What is wrong with a value, in words without its content; null when it fits.
export function misfit (schema, value) {
  let fits = validators.get(schema)
  if (!fits) {
    fits = ajv.compile(JSON.parse(readFileSync(new URL(`../schemas/${schema}.schema.json`, import.meta.url))))
    validators.set(schema, fits)
  }
  return fits(value) ? null : fits.errors.map(e => `${e.instancePath || '/'} ${e.message}`).join('; ')
}

// The value that the bytes of a record hold, or { problem } that says why there is none.
export function read (schema, bytes) {
  let value
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return { problem: 'is not JSON' }
  }
  const problem = misfit(schema, value)
  return problem ? { problem } : { value }
}
