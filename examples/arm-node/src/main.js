// One instance of the arm at work, until SIGTERM or SIGINT: then it drains.
import { setTimeout as pause } from 'node:timers/promises'
import { Producer, stringSerializers } from '@platformatic/kafka'
import * as arm from './arm.js'
import { Assignments } from './assignments.js'
import { Calls } from './calls.js'
import { Cancels } from './cancels.js'
import { client } from './client.js'
import { Heartbeat } from './heartbeat.js'
import { log } from './log.js'
import { addressee, failed, record } from './outcomes.js'
import { read } from './schemas.js'
import { settings } from './settings.js'
import { ensureTopics } from './topics.js'

async function run () {
  const set = settings()
  const { topics } = set
  const who = { arm: arm.name, instance: set.instance }
  const kafka = client(set, arm.name)
  await ensureTopics(kafka, topics, arm.name)

  const producer = new Producer({ ...kafka, serializers: stringSerializers, acks: -1 })
  const calls = new Calls(arm, who)
  const heartbeat = new Heartbeat(producer, topics.registry, arm, set.instance, () => Math.min(calls.size, arm.capacity))
  const assignments = new Assignments(kafka, set.group(arm.name), topics.arm(arm.name), arm.capacity,
    message => take(message, { who, calls, heartbeat, producer, topics }),
    partition => calls.handBack(call => call.place.partition === partition))
  const cancels = new Cancels(kafka, `${set.group(arm.name)}.control.${set.instance}`, topics.control)

  await assignments.open()
  const following = await cancels.follow(taskId => calls.cancel(taskId))
  following.on('error', end)
  const commits = setInterval(() => assignments.commit(), set.commitMillis)
  const beats = setInterval(() => heartbeat.beat().catch(missed), set.heartbeatMillis)
  await heartbeat.beat()

  process.once('SIGTERM', stop).once('SIGINT', stop)
  await assignments.run()

  // Takes nothing new, lets running calls end, hands back the others, commits, and says farewell.
  async function stop () {
    assignments.stop()
    clearInterval(beats)
    const until = Date.now() + set.drainMillis
    while (assignments.inHand > 0 && Date.now() < until) {
      await pause(20)
    }
    calls.handBack()
    clearInterval(commits)
    await assignments.commit()
    await heartbeat.farewell().catch(missed)
    await Promise.allSettled([assignments.close(), cancels.close()])
    await producer.close()
    log('info', 'service.stop', { arm: arm.name, instance: set.instance })
    process.exit(0)
  }
}

// True when the record has ended: its outcome is acknowledged, or it is nobody's.
async function take (message, { who, calls, heartbeat, producer, topics }) {
  const { value, problem } = message.value ? read('assignment', message.value) : { problem: 'has no value' }
  const place = { topic: message.topic, partition: message.partition, offset: String(message.offset) }
  if (problem) {
    log('warning', 'arm.call.failed', { arm: who.arm, error_type: 'validation', error_code: 'UNREADABLE', message: `assignment: ${problem}`, ...place })
  }
  const to = value ?? addressee(message.headers)
  if (!to) {
    return true
  }
  const outcome = value ? await calls.run(value, place) : failed(to, who, 'UNREADABLE', `assignment: ${problem}`, 0)
  if (!outcome) {
    return false
  }
  heartbeat.count(outcome)
  await send(producer, record(topics.outcomes, outcome, to.home_partition, to.request_id, message.headers), to)
  return true
}

// Until it is acknowledged: an offset must not pass an outcome that nobody has.
async function send (producer, message, { task_id: taskId, request_id: requestId }) {
  for (;;) {
    try {
      return await producer.send({ messages: [message] })
    } catch (e) {
      log('warning', 'connectivity.refused', { target: 'outcomes', task_id: taskId, request_id: requestId, error_type: 'internal', error_class: e.name })
      await pause(1000)
    }
  }
}

function missed (e) {
  log('warning', 'connectivity.refused', { target: 'registry', error_type: 'internal', error_class: e.name })
}

function end (e) {
  log('error', 'service.failed', { arm: arm.name, error_type: 'internal', error_class: e.name, message: e.message })
  process.exit(1)
}

run().catch(end)
