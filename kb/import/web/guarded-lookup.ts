import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'
import { RefusedAddress } from './web-address.ts'

/** All addresses of a name, as the system knows them. */
export type ResolveName = (host: string) => Promise<LookupAddress[]>

const resolveBySystem: ResolveName = (host) => systemLookup(host, { all: true, verbatim: true })

/**
 * The look-up that a connection makes for itself, which lets only public addresses through. Because the
 * socket connects to what this returned, and asks no second time, a name that changes its answer in between
 * (DNS rebinding) gains nothing. One internal address among several refuses the name.
 */
export function guardedLookup(allowPrivate: boolean, resolve: ResolveName = resolveBySystem): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !allowPrivate && !isPublicAddress(address))
        const [first] = addresses
        if (refused || !first) {
          const why = refused
            ? `${host} leads to ${refused.address}, not to the public internet`
            : `${host} has no address`
          callback(new RefusedAddress(why), [])
        } else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    )
  }
}
