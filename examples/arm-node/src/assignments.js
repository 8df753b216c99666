// Reads the arm's topic, hands each assignment on while there are places, and commits what has ended.
import { Consumer } from '@platformatic/kafka'
import { log } from './log.js'
import { Progress } from './progress.js'
import { deserializers } from './client.js'

export class Assignments {
  #consumer
  #stream
  #partitions = new Map()
  #waiting = []
  #inHand = 0
  #closing = false

  // `take` works on one record and resolves when its offset may be committed: to true when it has
  // ended, to false when it was handed back. `lost` is told which partitions are no longer ours.
  constructor (client, group, topic, capacity, take, lost) {
    Object.assign(this, { topic, capacity, take, lost })
    // Only what is committed is read: an aborted transaction of the pipeline never was.
    this.#consumer = new Consumer({ ...client, groupId: group, deserializers, autocommit: false })
    this.#consumer.on('consumer:group:join', ({ assignments }) => this.#assigned(assignments ?? []))
  }

  async open () {
    this.#stream = await this.#consumer.consume({
      topics: [this.topic], mode: 'committed', fallbackMode: 'earliest', autocommit: false,
      maxWaitTime: 500, sessionTimeout: 10_000, heartbeatInterval: 1000, highWaterMark: this.capacity
    })
  }

  // Until it is closed. A record waits here until there is a place: the client stops fetching then,
  // and stays in its group.
  async run () {
    for await (const message of this.#stream) {
      await this.#place()
      if (this.#closing) {
        return
      }
      const progress = this.#progress(message.partition)
      if (progress.begin(message.offset)) {
        this.#work(message, progress)
      }
    }
  }

  async #work (message, progress) {
    this.#inHand++
    try {
      if (await this.take(message)) {
        progress.finish(message.offset)
      }
    } finally {
      this.#inHand--
      this.#waiting.shift()?.()
    }
  }

  #place () {
    return this.#inHand < this.capacity ? undefined : new Promise(resolve => this.#waiting.push(resolve))
  }

  #progress (partition) {
    if (!this.#partitions.has(partition)) {
      this.#partitions.set(partition, new Progress())
    }
    return this.#partitions.get(partition)
  }

  #assigned (assignments) {
    const ours = new Set(assignments.filter(a => a.topic === this.topic).flatMap(a => a.partitions))
    for (const partition of this.#partitions.keys()) {
      if (!ours.has(partition)) {
        this.#partitions.delete(partition)
        this.lost(partition)
      }
    }
  }

  async commit () {
    const due = [...this.#partitions].map(([partition, progress]) => ({ partition, progress, offset: progress.due() }))
      .filter(p => p.offset !== null)
    if (due.length > 0) {
      try {
        await this.#consumer.commit({
          offsets: due.map(p => ({ topic: this.topic, partition: p.partition, offset: p.offset, leaderEpoch: -1 }))
        })
        due.forEach(p => p.progress.committed(p.offset))
      } catch (e) {
        // In a rebalance; what is not committed is done again, by us or by the next owner.
        log('warning', 'connectivity.refused', { target: 'offsets', error_type: 'internal', error_class: e.name })
      }
    }
  }

  // Takes nothing new.
  stop () {
    this.#closing = true
    this.#waiting.splice(0).forEach(resolve => resolve())
  }

  get inHand () {
    return this.#inHand
  }

  async close () {
    await this.#consumer.close(true)
  }
}
