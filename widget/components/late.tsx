import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { LatePart } from '../late-part.ts'
import { useObservable } from '../use-observable.ts'
import { NotLoaded } from './not-loaded.tsx'

interface LateProps<Part> {
  of: LatePart<Part>
  draw(part: Part): ComponentChildren
}

/** Something of a part that is fetched now, if it was not before; a mark stands in its place until then. */
export function Late<Part extends object>({ of, draw }: LateProps<Part>) {
  const part = useObservable(of)
  useEffect(() => void of.load(), [])
  if (part === 'failed') return <NotLoaded part={of} />
  return part ? draw(part) : <span hidden data-late={true} />
}
