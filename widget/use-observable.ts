import { useLayoutEffect, useState } from 'preact/hooks'
import type { Observable } from './observable.ts'

/** Draws a component again whenever the observable's value is replaced. */
export function useObservable<T>(source: Pick<Observable<T>, 'get' | 'subscribe'>): T {
  const [, redraw] = useState({})
  useLayoutEffect(() => source.subscribe(() => redraw({})), [source])
  return source.get()
}
