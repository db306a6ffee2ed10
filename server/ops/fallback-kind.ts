/** The kinds of reasons why a turn's first choice did not answer it; a closed set, for metrics. */
const kinds = [
  'paused',
  'budget',
  'no connection',
  'connection broke',
  'silent',
  'status 4xx',
  'status 5xx',
  'no stream',
  'malformed chunk',
  'too long a stream',
  'too long an event',
  'ended early',
  'ended in error',
  'empty answer',
  'cut short',
  'prompt told',
  'other',
] as const

/** The kind of a record's reason. */
export function fallbackKind(reason: string): (typeof kinds)[number] {
  const status = /^status ([45])\d\d$/.exec(reason)?.[1]
  if (status !== undefined) return status === '4' ? 'status 4xx' : 'status 5xx'
  if (/budget/i.test(reason)) return 'budget'
  return kinds.find((kind) => kind === reason) ?? 'other'
}
