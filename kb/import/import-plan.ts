import type { Problem } from '../problem.ts'

/** What an import would do to one entry. */
export interface Change {
  kind: 'added' | 'changed' | 'removed'
  key: string
  title: string
  /** Which fields, of a changed entry. */
  fields?: string[]
}

/** A file of the knowledge base as the import would leave it; without content it goes. */
export interface FileChange {
  /** Inside the knowledge base, with forward slashes. */
  path: string
  content: string | undefined
}

/** An import held against what is there: everything that it would do, before anything is done. */
export interface ImportPlan {
  changes: Change[]
  unchanged: number
  /** Valid entries of the source, whatever becomes of them. */
  found: number
  /** What the owner should know: entries of other files left alone, drafts left out. */
  notes: string[]
  problems: Problem[]
  files: FileChange[]
}
