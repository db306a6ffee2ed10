import { base64url } from '../../ids.ts'

/** Encrypts what has to be read again and must not be readable where it is kept. */
export interface SecretBox {
  /** @param boundTo whose it is: the text opens only under the same name */
  seal(text: string, boundTo: string): Promise<string>
  /** @throws Error when it was sealed with another key or for another name, or was changed since */
  open(sealed: string, boundTo: string): Promise<string>
}

/** NIST SP 800-38D: 96 random bits for each text. */
const NONCE_BYTES = 12

/**
 * AES-256-GCM; a sealed text is base64url of nonce, ciphertext and tag.
 *
 * @param key 32 random bytes
 */
export function createSecretBox(key: Uint8Array<ArrayBuffer>): SecretBox {
  const imported = crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const cipher = (iv: Uint8Array<ArrayBuffer>, boundTo: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(boundTo),
  })

  return {
    async seal(text, boundTo) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const plain = new TextEncoder().encode(text)
      const sealed = await crypto.subtle.encrypt(cipher(nonce, boundTo), await imported, plain)
      return base64url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]))
    },
    async open(sealed, boundTo) {
      const bytes = fromBase64url(sealed)
      const [nonce, rest] = [bytes.slice(0, NONCE_BYTES), bytes.slice(NONCE_BYTES)]
      const plain = await crypto.subtle.decrypt(cipher(nonce, boundTo), await imported, rest)
      return new TextDecoder().decode(plain)
    },
  }
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
