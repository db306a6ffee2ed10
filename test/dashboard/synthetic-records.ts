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
  const time = () => {
    for (;;) {
      const at = until - 1 - Math.floor(random() * hours * 3_600_000)
      const daylight = Math.sin((((at / 3_600_000) % 24) / 24) * 2 * Math.PI - Math.PI / 2)
      if (random() < 0.25 + 0.75 * Math.max(0, daylight)) return at
    }
  }
  return Array.from({ length: count }, (_, index) => {
    const chance = random()
    const outcome = shares.find(([, upTo]) => chance < upTo)?.[0] ?? null
    const firstToken = 8 + random() * 30 + (random() < 0.06 ? random() * 900 : 0)
    return {
      turn_id: `synthetic_${index}`,
      conversation_id: `synthetic_${Math.floor(random() * count * 0.35)}`,
      created_at: time(),
      answerer: random() < 0.8 ? 'local' : 'mistral',
      fallback_reason: null,
      outcome,
      error: outcome === null ? 'upstream_failed' : null,
      confidence: 0.9,
      retrieval_ms: 3,
      time_to_first_token_ms: outcome === null ? null : firstToken,
      response_time_ms: firstToken + 200 + random() * 900,
      model: null,
      model_requests: 0,
      cost_micros: 0,
      prompt_tokens: 0,
      completion_tokens: 0,
      passages: '[]',
      citations: '[]',
      locale: 'en',
      helpful: random() < 0.08 ? (random() < 0.85 ? 1 : 0) : null,
      helpful_at: null,
      request_id: null,
      sentiment: null,
      topic: null,
      asked_for_person: 0,
      said_helped: 0,
      messages: 1,
    }
  })
}

/** Park and Miller's minimal generator: enough to spread figures, the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
