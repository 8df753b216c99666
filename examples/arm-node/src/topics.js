// Makes the arm's two topics where they are missing: the pipeline routes to no arm without them.
import { Admin } from '@platformatic/kafka'

const DAY = 24 * 3600 * 1000

export async function ensureTopics (client, topics, arm) {
  const admin = new Admin(client)
  try {
    const there = await admin.listTopics()
    if (!there.includes(topics.tasks)) {
      throw new Error(`${topics.tasks}: is not there; start the pipeline first, or set OCTOLLM_TOPIC_PREFIX`)
    }
    const partitions = (await admin.metadata({ topics: [topics.tasks] })).topics.get(topics.tasks).partitionsCount
    for (const [topic, days] of [[topics.arm(arm), 7], [topics.deadLetters(arm), 14]]) {
      if (!there.includes(topic)) {
        await admin.createTopics({
          topics: [topic], partitions, replicas: -1,
          configs: [{ name: 'cleanup.policy', value: 'delete' }, { name: 'retention.ms', value: String(days * DAY) }]
        }).catch(whenItIsThere)
      }
    }
  } finally {
    await admin.close()
  }
}

// Two instances that start in the same moment make it once.
function whenItIsThere (error) {
  if (!error.findBy?.('apiId', 'TOPIC_ALREADY_EXISTS')) {
    throw error
  }
}
