import type * as Extras from './extras.tsx'
import { importPart } from './import-part.ts'
import { observable } from './observable.ts'

/** What is not needed to ask and to read: a source's preview, reasons, the menu, the rating. */
export type ExtrasParts = typeof Extras

/** The parts once they are here; `failed` when they could not be fetched, until the next try. */
export const extras = observable<ExtrasParts | 'failed' | undefined>(undefined)

/** The file's name, written in by the build. */
declare const __EXTRAS_FILE__: string

let loading = false
let failures = 0

/** Fetches them, once; after a failure the next call tries again. */
export async function loadExtras(): Promise<void> {
  if (loading || typeof extras.get() === 'object') return
  loading = true
  try {
    extras.set(await importPart(failures, () => import('./extras.tsx'), __EXTRAS_FILE__))
  } catch {
    failures++
    extras.set('failed')
  } finally {
    loading = false
  }
}
