import type { TurnRecord } from '../../server/store/turn-records.ts'

const shares: [outcome: string | null, upTo: number][] = [
  ['answered', 0.68],
  ['smalltalk', 0.76],
  ['clarify', 0.81],
  ['unsure', 0.9],
  ['declined', 0.93],
  ['handed-off', 0.95],
  ['needs-sign-in', 0.965],
  ['stopped', 0.985],
  [null, 1],
]

const topics = [
  'Returns',
  'Returns',
  'Delivery',
  'Delivery',
  'Delivery',
  'Order tracking',
  'Sizes',
  'Payment',
  'Care',
]

/**
 * Turn records as a busy shop would leave them, the same for the same arguments: more by day than by night,
 * every outcome, now and then a slow or failed turn.
 */
export function syntheticRecords({
  count,
  hours,
  until,
}: {
  count: number
  hours: number
  /** Unix milliseconds; none is later. */
  until: number
}): TurnRecord[] {
  const random = randomFrom(7)
  const oneOf = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const time = () => {
    for (;;) {
      const at = until - 1 - Math.floor(random() * hours * 3_600_000)
      const daylight = Math.sin((((at / 3_600_000) % 24) / 24) * 2 * Math.PI - Math.PI / 2)
      if (random() < 0.25 + 0.75 * Math.max(0, daylight)) return at
    }
  }
  const records: TurnRecord[] = []
  while (records.length < count) {
    const conversation = `synthetic_${records.length}`
    const topic = oneOf(topics)
    const turns = Math.min(1 + Math.floor(random() * random() * 6), count - records.length)
    let at = time()
    for (let turn = 0; turn < turns && at < until; turn++) {
      records.push(record({ conversation, topic, at, turn_id: `synthetic_${records.length}` }))
      at += 20_000 + Math.floor(random() * 120_000)
    }
  }
  return records

  function record(turn: { turn_id: string; conversation: string; topic: string; at: number }): TurnRecord {
    const chance = random()
    const outcome = shares.find(([, upTo]) => chance < upTo)?.[0] ?? null
    const firstToken = 8 + random() * 30 + (random() < 0.06 ? random() * 900 : 0)
    const isMistral = random() < 0.2
    const helpful = random() < 0.12 ? (random() < 0.85 ? 1 : 0) : null
    const mood = random()
    return {
      turn_id: turn.turn_id,
      conversation_id: turn.conversation,
      created_at: turn.at,
      answerer: isMistral ? 'mistral' : 'local',
      fallback_reason: !isMistral && random() < 0.02 ? 'timeout' : null,
      outcome,
      error: outcome === null ? 'upstream_failed' : null,
      confidence: 0.9,
      retrieval_ms: 3,
      time_to_first_token_ms: outcome === null ? null : firstToken,
      response_time_ms: firstToken + 200 + random() * 900,
      model: isMistral ? 'mistral-small-latest' : null,
      model_requests: isMistral ? 1 : 0,
      request_id: null,
      helpful_at: helpful === null ? null : turn.at + 5000,
      messages: 1,
      prompt_tokens: isMistral ? 1400 : 0,
      completion_tokens: isMistral ? 120 : 0,
      cost_micros: isMistral ? 180 + Math.floor(random() * 120) : 0,
      unsupported_claims: 0,
      passages: '[]',
      knowledge_version: null,
      citations: '[]',
      locale: 'en',
      helpful,
      sentiment: mood < 0.13 ? 'negative' : mood < 0.86 ? 'neutral' : 'positive',
      topic: outcome === 'answered' || outcome === 'unsure' ? turn.topic : null,
      asked_for_person: random() < 0.03 ? 1 : 0,
      said_helped: random() < 0.04 ? 1 : 0,
    }
  }
}

/** Park and Miller's minimal generator: enough to spread figures, the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
