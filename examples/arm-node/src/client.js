// What every Kafka client of this process is made with.
import { stringDeserializer } from '@platformatic/kafka'

export function client (settings, arm) {
  return { clientId: `${arm}-${settings.instance}`, bootstrapBrokers: settings.bootstrapBrokers, retries: 5, retryDelay: 500 }
}

// Values stay bytes: what is not JSON must not stop the reader.
export const deserializers = {
  key: stringDeserializer, headerKey: stringDeserializer, headerValue: stringDeserializer
}
