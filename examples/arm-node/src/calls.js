// The calls under way: each ends with an outcome, or is handed back without one.
import { ArmError } from './arm.js'
import { failed, succeeded } from './outcomes.js'

// Why a call was ended from outside, and the code that its outcome bears.
const LEASE = { code: 'STEP_TIMEOUT', message: 'the lease ended while the arm worked' }
const DEADLINE = { code: 'DEADLINE_EXCEEDED', message: "the task's deadline has passed" }
const CANCELLED = { code: 'CANCELLED', message: 'the call was cancelled' }
const HANDED_BACK = { code: null }
const LONGEST_TIMER = 2 ** 31 - 1

export class Calls {
  #running = new Set()
  #arm
  #who

  constructor (arm, who) {
    this.#arm = arm
    this.#who = who
  }

  get size () {
    return this.#running.size
  }

  cancel (taskId) {
    this.#stop(call => call.assignment.task_id === taskId, CANCELLED)
  }

  // Nothing is reported of these; whoever reads the partition next does the work.
  handBack (which = () => true) {
    this.#stop(which, HANDED_BACK)
  }

  #stop (which, why) {
    for (const call of this.#running) {
      if (which(call)) {
        call.abort.abort(why)
      }
    }
  }

  // The outcome of one call; null when it was handed back. `place` says where its record lay.
  async run (assignment, place) {
    const call = { assignment, place, abort: new AbortController() }
    const started = Date.now()
    const timer = watch(assignment, call.abort, started)
    this.#running.add(call)
    try {
      call.abort.signal.throwIfAborted()
      const result = await untilAborted(this.#arm.work(assignment, call.abort.signal), call.abort.signal)
      return succeeded(assignment, this.#who, result, Date.now() - started)
    } catch (e) {
      const why = call.abort.signal.aborted ? call.abort.signal.reason : e
      if (why === HANDED_BACK) {
        return null
      }
      const { code, message } = told(why)
      return failed(assignment, this.#who, code, message, Date.now() - started)
    } finally {
      clearTimeout(timer)
      this.#running.delete(call)
    }
  }
}

// A foreign exception may quote the payload, so that only its class is told.
function told (why) {
  return why instanceof Error && !(why instanceof ArmError)
    ? { code: 'ARM_ERROR', message: `the arm broke with ${why.name}` }
    : why
}

function watch (assignment, abort, now) {
  const lease = Date.parse(assignment.lease_until)
  const deadline = assignment.deadline ? Date.parse(assignment.deadline) : Infinity
  const why = deadline < lease ? DEADLINE : LEASE
  const left = Math.min(lease, deadline) - now
  if (left <= 0) {
    abort.abort(why)
    return undefined
  }
  return setTimeout(() => abort.abort(why), Math.min(left, LONGEST_TIMER))
}

// An arm that does not heed its signal is not waited for.
function untilAborted (work, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}
