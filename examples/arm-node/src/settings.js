// What the environment says; the names and defaults are those of the pipeline.
import { hostname } from 'node:os'

export function settings (env = process.env) {
  if (!env.OCTOLLM_KAFKA_BOOTSTRAP) {
    throw new Error('OCTOLLM_KAFKA_BOOTSTRAP: is not set; give it HOST:PORT of the broker')
  }
  const prefix = env.OCTOLLM_TOPIC_PREFIX ?? 'octollm.'
  return {
    bootstrapBrokers: env.OCTOLLM_KAFKA_BOOTSTRAP.split(','),
    group: arm => `${env.OCTOLLM_APPLICATION_ID ?? 'octollm'}.arm.${arm}`,
    instance: `${hostname()}-${process.pid}`,
    heartbeatMillis: 1000,
    drainMillis: 20_000,
    commitMillis: 200,
    topics: {
      tasks: `${prefix}tasks`,
      control: `${prefix}control`,
      outcomes: `${prefix}outcomes`,
      registry: `${prefix}registry`,
      arm: arm => `${prefix}arm.${arm}`,
      deadLetters: arm => `${prefix}dlq.${arm}`
    }
  }
}
