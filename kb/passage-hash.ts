import { createHash } from 'node:crypto'
import type { Passage } from './passage.ts'

/**
 * What a passage says, as 16 hexadecimal digits of a SHA-256: another hash, another text. Where its links lead is not
 * part of it, so that a passage with addresses of its own, as the demo shows it, is still the same one.
 */
export function passageHash({ title, text }: Pick<Passage, 'title' | 'text'>): string {
  return createHash('sha256').update(`${title}\0${text}`).digest('hex').slice(0, 16)
}
