import { type Observable, observable } from './observable.ts'

/** A part of the widget that is fetched when it is first needed. */
export interface LatePart<Part> extends Pick<Observable<Part | 'failed' | undefined>, 'get' | 'subscribe'> {
  /** Fetches it, once; after a failure the next call tries again. */
  load(): Promise<void>
}

/**
 * Makes a part: undefined until it is here, `failed` when it could not be fetched, until the next try. That goes by
 * another address, since a browser may keep a failed module for the page's life.
 * @param file gives the part's file name, which the build writes in
 */
export function latePart<Part>(first: () => Promise<Part>, file: () => string): LatePart<Part> {
  const part = observable<Part | 'failed' | undefined>(undefined)
  let loading = false
  let failures = 0
  return {
    get: part.get,
    subscribe: part.subscribe,
    async load() {
      if (loading || typeof part.get() === 'object') return
      loading = true
      try {
        part.set(
          await (failures ? import(new URL(`${file()}?try=${failures}`, import.meta.url).href) : first()),
        )
      } catch {
        failures++
        part.set('failed')
      }
      loading = false
    },
  }
}
