import type { TracedPassage } from '../chat/turn-trace.ts'
import type { TurnRecord } from '../store/turn-records.ts'
import type { PassageState } from '../wire/staff-conversations.ts'

/** The hashes of passages as they are now; of one that is not there, none. */
export type PassageHashes = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** A passage as a record holds it: before m007, without document and hash. */
export type RecordedPassage = Pick<TracedPassage, 'id' | 'score'> & Partial<TracedPassage>

/** The passages that a turn was offered, in the order of their numbers. */
export function passagesOf({ passages }: Pick<TurnRecord, 'passages'>): RecordedPassage[] {
  return JSON.parse(passages)
}

/**
 * Says of recorded passages how they stand in the knowledge base now; undefined where their version was not kept.
 * The knowledge base is asked once, for all of these records.
 */
export async function passageStates(
  records: readonly TurnRecord[],
  passageHashes: PassageHashes,
): Promise<(passage: RecordedPassage) => PassageState | undefined> {
  const ids = records.flatMap((record) =>
    passagesOf(record)
      .filter(({ hash }) => hash)
      .map(({ id }) => id),
  )
  const now = ids.length > 0 ? await passageHashes([...new Set(ids)]) : new Map<string, string>()
  return ({ id, hash }) => {
    if (hash === undefined) return undefined
    const current = now.get(id)
    if (current === undefined) return 'removed'
    return current === hash ? 'current' : 'changed'
  }
}
