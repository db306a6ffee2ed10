import { useEffect, useState } from 'preact/hooks'

/** A value that tells when it changes; the verbs that change it live where it is made. */
export interface Store<State> {
  get(): State
  set(state: State): void
  subscribe(listener: () => void): () => void
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(next) {
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's state; the component is drawn again when it changes. */
export function useStore<State>(store: Store<State>): State {
  const [state, setState] = useState(store.get())
  useEffect(() => {
    // It may have changed between the first drawing and now.
    setState(store.get())
    return store.subscribe(() => setState(store.get()))
  }, [store])
  return state
}
