// The arm itself: what it is called, what it can do, and how it works on one assignment. To make
// another arm, change this file alone.
import { setTimeout as pause } from 'node:timers/promises'

export const name = 'texts'
export const capabilities = ['text_statistics']
export const capacity = 16
export const costTier = 1

// Works on one assignment, once. `signal` is aborted when the lease or the deadline is over or the
// task is cancelled; whoever awaits something gives it on. What is foreseen to go wrong is thrown as
// an ArmError; its code is one of the schema's.
export async function work (assignment, signal) {
  const text = assignment.instruction
  const delay = assignment.context.delay_ms
  if (delay !== undefined) {
    if (!Number.isInteger(delay) || delay < 0) {
      throw new ArmError('INVALID_INPUT', 'context.delay_ms: is no number of milliseconds')
    }
    await pause(delay, undefined, { signal })
  }
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return {
    output: { characters: [...text].length, words: words.length, lines: text.split('\n').length },
    confidence: 1
  }
}

export class ArmError extends Error {
  constructor (code, message) {
    super(message)
    this.code = code
  }
}
