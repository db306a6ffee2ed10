import { createHash } from 'node:crypto'
import type { KnowledgeBase } from '../../kb/knowledge-base.ts'

/** What differs between two states of a knowledge base: ids of documents, and `shop.json`. */
export interface ChangedDocuments {
  added: string[]
  changed: string[]
  removed: string[]
}

/** The shop's profile, which is no document: it has no passages, but answers tell of it. */
const PROFILE = 'shop.json'

/** Compares two states of a knowledge base, document by document. */
export function changedDocuments(before: KnowledgeBase, now: KnowledgeBase): ChangedDocuments {
  const [old, current] = [hashesOf(before), hashesOf(now)]
  return {
    added: [...current.keys()].filter((id) => !old.has(id)),
    changed: [...current].filter(([id, hash]) => old.has(id) && old.get(id) !== hash).map(([id]) => id),
    removed: [...old.keys()].filter((id) => !current.has(id)),
  }
}

/** A hash of all that each document says, its links and other ways of asking included. */
function hashesOf(kb: KnowledgeBase): Map<string, string> {
  const contents = new Map<string, unknown[]>([[PROFILE, [kb.shop()]]])
  const add = (id: string, content: unknown) => {
    const known = contents.get(id)
    if (known) known.push(content)
    else contents.set(id, [content])
  }
  for (const passage of kb.passages()) add(passage.document, passage)
  // A product's data say more than its passage.
  const documents = new Map(kb.passages().map(({ product_id, document }) => [product_id, document]))
  for (const product of kb.products()) add(documents.get(product.product_id) ?? product.product_id, product)
  return new Map(
    [...contents].map(([id, content]) => [
      id,
      createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    ]),
  )
}
