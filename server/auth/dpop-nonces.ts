import { base64url, type Now } from '../ids.ts'

/** A nonce is good in its span of time and in the next: 2.5 to 5 minutes. */
const SLOT_S = 150

/** The server's nonces for proofs (RFC 9449, section 8), without a memory. */
export interface DpopNonces {
  current(): Promise<string>
  isGood(nonce: string): Promise<boolean>
}

/**
 * A nonce is `<begin of its span of time, Unix s>.<HMAC>`, so that a client whose clock is wrong can tell by how much.
 * The key lives as long as the process: what was proved before a restart is no proof after it.
 */
export function createDpopNonces(now: Now): DpopNonces {
  const key = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  const make = async (slot: number) => {
    const text = String(slot * SLOT_S)
    const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(text))
    return `${text}.${base64url(new Uint8Array(mac).slice(0, 16))}`
  }
  const slotNow = () => Math.floor(now() / 1000 / SLOT_S)
  return {
    current: () => make(slotNow()),
    async isGood(nonce) {
      const slot = slotNow()
      // A nonce is no secret: whoever asks is told one. Only that it is ours, and of now, counts.
      return nonce === (await make(slot)) || nonce === (await make(slot - 1))
    },
  }
}
