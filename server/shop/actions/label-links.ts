import { base64url, type Now } from '../../ids.ts'

/** Links to return labels: whoever has one may see and print that label until it ends, and nothing else. */
export interface LabelLinks {
  /** The part of an address that stands for an action's label. @param until Unix ms */
  make(actionId: string, until: number): Promise<string>
  /** Which action's label it is; undefined for one that is over, or not ours. */
  read(token: string): Promise<string | undefined>
}

/**
 * A link is `<action id>.<end, Unix s>.<HMAC>`. It needs no row, so that it goes with the action that it names.
 * @param secret outlives a restart, so that printed and mailed links do, too
 */
export function createLabelLinks(secret: Uint8Array<ArrayBuffer>, now: Now): LabelLinks {
  const key = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
  // The key signs other things, too: what this is stands in what is signed.
  const signed = (text: string) => new TextEncoder().encode(`return-label:${text}`)
  return {
    async make(actionId, until) {
      const text = `${actionId}.${Math.ceil(until / 1000)}`
      const mac = await crypto.subtle.sign('HMAC', await key, signed(text))
      return `${text}.${base64url(new Uint8Array(mac))}`
    },
    async read(token) {
      const [, text = '', actionId, until, mac = ''] =
        /^(([\w-]{1,64})\.(\d{1,12}))\.([\w-]{43})$/.exec(token) ?? []
      if (actionId === undefined || Number(until) * 1000 < now()) return undefined
      const bytes = Uint8Array.from(atob(mac.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
        c.charCodeAt(0),
      )
      return (await crypto.subtle.verify('HMAC', await key, bytes, signed(text))) ? actionId : undefined
    },
  }
}
