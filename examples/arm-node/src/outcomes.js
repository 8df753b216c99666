// What an arm reports: one record into the home partition of the task, keyed by its id.
import { misfit } from './schemas.js'

const PASSED_ON = ['traceparent', 'tracestate', 'octollm-replay-id', 'octollm-replay-count']

export function succeeded (assignment, who, result, millis) {
  return {
    kind: 'succeeded', ...of(assignment, who), output: result.output, confidence: result.confidence,
    usage: result.usage ?? {}, duration_ms: millis
  }
}

export function failed (assignment, who, code, message, millis) {
  return { kind: 'failed', ...of(assignment, who), error: { code, message }, duration_ms: millis }
}

function of (assignment, who) {
  const { task_id, step, attempt } = assignment
  return { task_id, step, attempt, arm: who.arm, instance: who.instance }
}

// The record of an outcome; the headers are those of the assignment that the design names.
export function record (topic, outcome, homePartition, requestId, inbound) {
  const problem = misfit('outcome', outcome)
  if (problem) {
    throw new Error(`outcome: ${problem}`)
  }
  const headers = {
    'X-Request-ID': requestId,
    'octollm-task-id': outcome.task_id,
    'octollm-step': outcome.step,
    'octollm-attempt': String(outcome.attempt),
    'octollm-home-partition': String(homePartition)
  }
  for (const name of PASSED_ON) {
    const value = header(inbound, name)
    if (value) {
      headers[name] = value
    }
  }
  return { topic, partition: homePartition, key: outcome.task_id, value: JSON.stringify(outcome), headers }
}

// A header's value; letter case does not count in its name.
export function header (headers, name) {
  for (const [key, value] of headers) {
    if (key.toLowerCase() === name.toLowerCase()) {
      return value
    }
  }
  return undefined
}

// Of an assignment that cannot be read, what its headers tell of whose it is; null when they do not.
export function addressee (headers) {
  const task = header(headers, 'octollm-task-id')
  const step = header(headers, 'octollm-step')
  const attempt = Number(header(headers, 'octollm-attempt'))
  const home = Number(header(headers, 'octollm-home-partition') ?? NaN)
  return task && step && attempt >= 1 && home >= 0
    ? { task_id: task, step, attempt, home_partition: home, request_id: header(headers, 'X-Request-ID') ?? task }
    : null
}
