import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ArmError } from '../src/arm.js'
import { Calls } from '../src/calls.js'
import { misfit } from '../src/schemas.js'

const WHO = { arm: 'texts', instance: 'i-1' }

function assignment (fields = {}) {
  return { task_id: 't-1', step: 'step-1', attempt: 2, lease_until: '2099-01-01T00:00:00Z', ...fields }
}

function soon () {
  return new Date(Date.now() + 30).toISOString()
}

const never = { work: () => new Promise(() => {}) }

async function outcome (arm, given = assignment()) {
  const result = await new Calls(arm, WHO).run(given, { partition: 0 })
  assert.equal(misfit('outcome', result), null)
  return result
}

test('a result fits the schema and names the attempt', async () => {
  const done = await outcome({ work: async () => ({ output: { words: 1 }, confidence: 1 }) })
  assert.equal(done.kind, 'succeeded')
  assert.equal(done.attempt, 2)
})

test('the lease ends a call that heeds nothing', async () => {
  assert.equal((await outcome(never, assignment({ lease_until: soon() }))).error.code, 'STEP_TIMEOUT')
})

test('a deadline before the lease ends it as such', async () => {
  assert.equal((await outcome(never, assignment({ deadline: soon() }))).error.code, 'DEADLINE_EXCEEDED')
})

test('a lease that is over means no work', async () => {
  let worked = false
  const late = await outcome({ work: async () => { worked = true } }, assignment({ lease_until: '2020-01-01T00:00:00Z' }))
  assert.equal(late.error.code, 'STEP_TIMEOUT')
  assert.equal(worked, false)
})

test('cancel ends the call of that task alone', async () => {
  const calls = new Calls(never, WHO)
  const one = calls.run(assignment(), { partition: 0 })
  calls.run(assignment({ task_id: 't-2' }), { partition: 0 })
  calls.cancel('t-1')
  assert.equal((await one).error.code, 'CANCELLED')
  assert.equal(calls.size, 1)
  calls.handBack()
})

test('what is handed back has no outcome', async () => {
  const calls = new Calls(never, WHO)
  const one = calls.run(assignment(), { partition: 3 })
  calls.handBack(call => call.place.partition === 3)
  assert.equal(await one, null)
})

test('an error of the arm bears its code, a foreign one its class alone', async () => {
  const refused = await outcome({ work: async () => { throw new ArmError('INVALID_INPUT', 'no text') } })
  assert.deepEqual(refused.error, { code: 'INVALID_INPUT', message: 'no text' })
  const broken = await outcome({ work: async () => { throw Object.assign(new TypeError('4111 1111'), { code: 'X' }) } })
  assert.deepEqual(broken.error, { code: 'ARM_ERROR', message: 'the arm broke with TypeError' })
})
