import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Progress } from '../src/progress.js'

test('nothing is due before anything was read', () => {
  assert.equal(new Progress().due(), null)
})

test('a slow record holds the offset', () => {
  const progress = new Progress()
  for (const offset of [5n, 6n, 9n]) progress.begin(offset)
  progress.finish(6n)
  progress.finish(9n)
  assert.equal(progress.due(), 5n)
  progress.finish(5n)
  assert.equal(progress.due(), 10n)
})

test('what was read before is not begun again', () => {
  const progress = new Progress()
  assert.equal(progress.begin(3n), true)
  assert.equal(progress.begin(3n), false)
})

test('a commit is not repeated', () => {
  const progress = new Progress()
  progress.begin(0n)
  progress.finish(0n)
  progress.committed(progress.due())
  assert.equal(progress.due(), null)
})
