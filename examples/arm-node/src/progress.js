// What is done of one partition. Calls end in any order; what may be committed is the lowest offset
// that has not ended, or the one behind everything that was read.
export class Progress {
  #pending = new Set()
  #next = -1n
  #committed = -1n

  // False for a record that was read before: after a rebalance the client may begin again.
  begin (offset) {
    if (offset < this.#next) {
      return false
    }
    this.#next = offset + 1n
    this.#pending.add(offset)
    return true
  }

  finish (offset) {
    this.#pending.delete(offset)
  }

  // The offset to commit; null when there is nothing new. A Set keeps the order of arrival.
  due () {
    const [lowest] = this.#pending
    const offset = lowest ?? this.#next
    return offset < 0n || offset === this.#committed ? null : offset
  }

  committed (offset) {
    this.#committed = offset
  }
}
