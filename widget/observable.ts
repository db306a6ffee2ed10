/** A value that tells its listeners when it is replaced. */
export interface Observable<T> {
  get(): T
  set(value: T): void
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void
}

/** Makes an observable; listeners are called after each change, in the order they came. */
export function observable<T>(initial: T): Observable<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
