// Reads the commands from now on and passes on which task was cancelled. It only saves work: what it
// misses, the orchestrator has decided anyway. Its group is its own and commits nothing.
import { Consumer } from '@platformatic/kafka'
import { read } from './schemas.js'
import { deserializers } from './client.js'

export class Cancels {
  #consumer
  #topic

  constructor (client, group, topic) {
    this.#topic = topic
    this.#consumer = new Consumer({ ...client, groupId: group, deserializers, autocommit: false })
  }

  async follow (cancelled) {
    const stream = await this.#consumer.consume({
      topics: [this.#topic], mode: 'latest', autocommit: false, maxWaitTime: 500, sessionTimeout: 10_000, heartbeatInterval: 2000
    })
    stream.on('data', message => {
      const command = message.value && read('command', message.value).value
      if (command?.kind === 'cancel') {
        cancelled(command.task_id)
      }
    })
    return stream
  }

  async close () {
    await this.#consumer.close(true)
  }
}
