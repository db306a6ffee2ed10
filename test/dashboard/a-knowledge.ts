import type { Knowledge } from '../../server/wire.ts'

/** A knowledge base with nothing wrong in it. */
export function aKnowledge(changes: Partial<Knowledge> = {}): Knowledge {
  return {
    documents: 3,
    passages: 5,
    embedder: 'words',
    index: 'exact',
    embedded: 0,
    version: '0123456789abcdef',
    updated_at: '2026-11-22T10:00:00.000Z',
    problems: [],
    ...changes,
  }
}
