import { formatAddress, type PageAddress, parseAddress } from './page-address.ts'
import { createStore, type Store } from './store.ts'

/** Where one is, as a store, and how to go elsewhere. */
export interface Navigation {
  address: Store<PageAddress>
  /** Writes the address anew without a step in the history: a filter, a turn that is looked at. */
  replace(address: PageAddress): void
  /** The browser's address has changed. */
  read(): void
}

/** @param place the browser's address bar, or a test's */
export function createNavigation(place: { fragment(): string; replace(fragment: string): void }): Navigation {
  const address = createStore<PageAddress>(parseAddress(place.fragment()))
  return {
    address,
    replace(next) {
      place.replace(formatAddress(next))
      address.set(next)
    },
    read() {
      const next = parseAddress(place.fragment())
      if (formatAddress(next) !== formatAddress(address.get())) address.set(next)
    },
  }
}
