import { useEffect } from 'preact/hooks'
import { type ExtrasParts, extras, loadExtras } from '../load-extras.ts'
import { useObservable } from '../use-observable.ts'

/** The parts that are fetched when first `needed`; undefined until they are here, `failed` if they do not come. */
export function useExtras(needed: boolean): ExtrasParts | 'failed' | undefined {
  const parts = useObservable(extras)
  useEffect(() => {
    if (needed) loadExtras()
  }, [needed])
  return parts
}
