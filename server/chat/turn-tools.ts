import { DID_YOU_MEAN_CONFIDENCE } from '../../kb/confidence.ts'
import type { KnowledgeSearch } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import type { AnswerTools, NumberedPassage, NumberedProduct } from '../answer/answerer.ts'
import { selectProducts } from '../shop/select-products.ts'
import type { Shop } from '../shop/shop.ts'
import { plain } from './prompt.ts'
import type { TurnSources } from './turn-sources.ts'

/** Passages that one search offers. */
const PASSAGES = 4
/** Products that one search offers, and of those that do not quite fit. */
const PRODUCTS = 6
const NEAR = 3
/** Longest query that is looked up, characters. */
const QUERY = 300

/**
 * What a model may look up in one turn. What the knowledge base is not sure of is no evidence here either, and what is
 * found gets the next numbers.
 */
export function createTurnTools({
  knowledge,
  shop,
  sources,
  onShown,
}: {
  knowledge: KnowledgeSearch
  shop: Shop
  sources: TurnSources
  /** Told of the passages that a model is about to be shown. */
  onShown: (passages: readonly NumberedPassage[]) => void
}): AnswerTools {
  const add: TurnSources['add'] = (found, confidence) => {
    const added = sources.add(found, confidence)
    onShown(added)
    return added
  }
  const numbered = (products: Product[]): NumberedProduct[] =>
    products.flatMap((product) => {
      const passage = shop.passageOf(product.product_id)
      // What the catalogue holds is no guess, but it says nothing of whether it answers the question.
      const [source] = passage ? add([{ passage, score: 0 }], 0) : []
      return source ? [{ ...asData(source), product }] : []
    })
  return {
    async searchKnowledge(query) {
      const words = query.replace(/\s+/g, ' ').trim().slice(0, QUERY)
      if (words === '') return []
      const { hits, confidence } = await knowledge.search(words, PASSAGES)
      return confidence < DID_YOU_MEAN_CONFIDENCE ? [] : add(hits, confidence).map(asData)
    },
    findProducts(query) {
      const { fitting, near } = selectProducts(shop, query)
      return {
        fitting: numbered(fitting.slice(0, PRODUCTS)),
        near: fitting.length > 0 ? [] : numbered(near.slice(0, NEAR)),
      }
    },
  }
}

/** A passage as a model may read it: as in the prompt, nothing in it may pass for the chat's own marks. */
function asData({ passage, ...rest }: NumberedPassage): NumberedPassage {
  return { ...rest, passage: { ...passage, title: plain(passage.title), text: plain(passage.text) } }
}
