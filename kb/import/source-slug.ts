import { createHash } from 'node:crypto'
import { slug } from '../slug.ts'

/** A file name's stem for whatever a source or a page is called: `Our FAQ.csv` → `our-faq`. Never a path. */
export function sourceSlug(name: string): string {
  const stem = name.replace(/\.(?:csv|tsv|txt|md|markdown|html?|xhtml|php|aspx?)$/i, '')
  const written = slug(stem.normalize('NFKD').replace(/\p{M}/gu, ''))
  const short = written.slice(0, 80).replace(/-$/, '')
  // What a slug cannot say still tells two pages apart.
  const isWhole =
    short === written && !/[\p{L}\p{N}]/u.test(stem.normalize('NFKD').replace(/[\w\p{M}]/gu, ''))
  if (isWhole && short !== '') return short
  const hash = createHash('sha256').update(stem.normalize('NFC')).digest('hex').slice(0, 8)
  return short ? `${short}-${hash}` : hash
}
