import { base64url, type Now } from '../../ids.ts'

/** A nonce is good in its span of time and in the next: 2.5 to 5 minutes. */
const SLOT_S = 150

/** The server's nonces for proofs (RFC 9449, section 8), without a memory. */
export interface DpopNonces {
  current(): Promise<string>
  /** Whether it was given within the last minutes, and then whether by this process or by one before it. */
  given(nonce: string): Promise<'now' | 'before' | undefined>
}

/**
 * A nonce is `<begin of its span of time>.<begin of the process>.<HMAC>`, times in Unix s, so that a client whose clock is
 * wrong can tell by how much, and a server whether it has forgotten which proofs it has seen.
 * @param secret outlives a restart, so that shoppers' nonces do, too
 */
export function createDpopNonces(now: Now, secret: Uint8Array<ArrayBuffer>): DpopNonces {
  const key = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const began = String(Math.floor(now() / 1000))
  const make = async (slot: number, process: string) => {
    const text = `${slot * SLOT_S}.${process}`
    const signed = new TextEncoder().encode(`dpop-nonce:${text}`)
    const mac = await crypto.subtle.sign('HMAC', await key, signed)
    return `${text}.${base64url(new Uint8Array(mac).slice(0, 16))}`
  }
  const slotNow = () => Math.floor(now() / 1000 / SLOT_S)
  return {
    current: () => make(slotNow(), began),
    async given(nonce) {
      const process = /^\d{1,12}\.(\d{1,12})\./.exec(nonce)?.[1]
      if (process === undefined) return undefined
      const slot = slotNow()
      // A nonce is no secret: whoever asks is told one. Only that it is ours, and of now, counts.
      const isOurs = nonce === (await make(slot, process)) || nonce === (await make(slot - 1, process))
      if (!isOurs) return undefined
      return process === began ? 'now' : 'before'
    },
  }
}
