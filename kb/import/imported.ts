import type { Problem } from '../problem.ts'

/** One entry of a source, ready to be compared with what is there. */
export interface ImportedEntry<Value> {
  /** What makes it the same entry the next time: a product's id, a question, a page's address. */
  key: string
  /** How it is told to the owner. */
  title: string
  value: Value
}

/** What a source says, before it is held against the knowledge base. */
export interface Imported<Value> {
  entries: ImportedEntry<Value>[]
  /** Keys that the source still has but that could not be read this time: what is there of them stays. */
  unread: string[]
  /** Parts could not be read at all: then nothing is taken for removed. */
  incomplete: boolean
  /** Left out on purpose: `12 drafts`. */
  skipped: string[]
  problems: Problem[]
}
