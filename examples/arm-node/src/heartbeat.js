// Tells the registry each second what this instance can do and how busy it is.
import { misfit } from './schemas.js'
import { log } from './log.js'

const WINDOW = 100

export class Heartbeat {
  #last = []
  #registered = false

  constructor (producer, topic, arm, instance, inFlight) {
    Object.assign(this, { producer, topic, arm, instance, inFlight })
  }

  // How an attempt went. What the sender caused says nothing of the arm and is not counted.
  count (outcome) {
    const senders = ['INVALID_INPUT', 'DEADLINE_EXCEEDED', 'CANCELLED', 'UNREADABLE']
    if (outcome.kind === 'succeeded' || !senders.includes(outcome.error.code)) {
      this.#last = [...this.#last, outcome.kind === 'succeeded'].slice(-WINDOW)
    }
  }

  async beat () {
    const row = {
      arm: this.arm.name, instance: this.instance, capabilities: this.arm.capabilities,
      capacity: this.arm.capacity, in_flight: this.inFlight(),
      success: { ok: this.#last.filter(Boolean).length, n: this.#last.length },
      cost_tier: this.arm.costTier, models: [], unsafe: false, sandbox: 'none', version: '0.1.0',
      at: new Date().toISOString()
    }
    const problem = misfit('arm-capability', row)
    if (problem) {
      throw new Error(`heartbeat: ${problem}`)
    }
    await this.#send(JSON.stringify(row))
    if (!this.#registered) {
      this.#registered = true
      log('info', 'arm.registered', { arm: this.arm.name, instance: this.instance, capacity: this.arm.capacity })
    }
  }

  // A row without a value takes the instance off the registry.
  farewell () {
    return this.#send(undefined)
  }

  #send (value) {
    return this.producer.send({
      messages: [{ topic: this.topic, key: `${this.arm.name}/${this.instance}`, value }]
    })
  }
}
