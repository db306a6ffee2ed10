import { ANSWER_CONFIDENCE } from '../../../kb/confidence.ts'
import type { Passage } from '../../../kb/passage.ts'
import type { Product } from '../../../kb/product.ts'
import { priceFormat } from '../../../kb/product-passage.ts'
import { productCard } from '../../shop/product-card.ts'
import type { AnswerRequest } from '../answerer.ts'
import { contentStems } from '../content-stems.ts'
import { asksThe } from './asks-the.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { describeProduct, productLine, sidesAsked } from './describe-product.ts'

/** A product that only the search has found must be more than a guess. */
const SURE_OF_PRODUCT = 0.7
/** Products that one answer shows. */
const SHOWN = 4

/** What the catalogue says, where the message is about products; undefined where something else answers it better. */
export function composeFromProducts(request: AnswerRequest): ComposedAnswer | undefined {
  const { products: matches, passages, confidence } = request
  const best = passages[0]?.passage
  const sure = confidence >= ANSWER_CONFIDENCE
  // "How do I return a dress?" names a kind of product, but a help page answers it.
  const pageAnswers = sure && best !== undefined && best.kind !== 'product'

  const found = best?.kind === 'product' && confidence >= SURE_OF_PRODUCT ? best.product_id : undefined
  const one = matches.named ?? (found === undefined ? undefined : request.productById(found))
  const oneIsMeant = matches.named
    ? !pageAnswers ||
      matches.shopping ||
      asksOnlyFor(matches.named, matches.words) ||
      asksOfProduct(request, best)
    : !matches.shopping
  if (one && oneIsMeant) return describe(request, one)

  // A kind with a colour, a size or a price is a wish, whatever a page says of stains on a red dress.
  const isWish =
    !matches.loose &&
    (matches.colourAsked ?? matches.size ?? matches.minPrice ?? matches.maxPrice) !== undefined
  const pageIsMeant = pageAnswers && !matches.onlyProduct && !isWish && asksThe(best, matches.words)
  // "I'm allergic to wool" asks for none of what is made of it.
  if (matches.shopping ? pageIsMeant : best?.kind !== 'product' || confidence < SURE_OF_PRODUCT)
    return undefined

  const fitting = matches.products.slice(0, SHOWN)
  const [first] = fitting
  if (first && fitting.length === 1 && !matches.loose) return describe(request, first)
  if (first) return list(request, fitting, matches.loose ? LOOSE : MANY)
  const near = matches.near.slice(0, SHOWN)
  if (near.length > 0 && !matches.loose)
    return list(request, near, `I found nothing ${wishes(request)}. These come closest:`)
  return undefined
}

/** "Where is the wool coat made?": a side of the product that its data tell, and no page is known to answer. */
function asksOfProduct({ products, question }: AnswerRequest, page: Passage | undefined): boolean {
  const { named } = products
  return (
    named !== undefined && sidesAsked(question, named).length > 0 && !(page && asksThe(page, products.words))
  )
}

/** "Tell me about the Chelsea Boots", "How much are the …?": the name, and what only the catalogue knows. */
function asksOnlyFor({ name, product_id }: Product, words: string): boolean {
  const known = contentStems(`${name} ${product_id} ${CATALOGUE}`)
  return [...contentStems(words)].every((stem) => known.has(stem))
}

const CATALOGUE =
  'tell show describe about more information info details price cost much stock sold available size colour color'
const MANY = 'These fit what you are looking for:'
const LOOSE = 'This comes closest to what you are looking for:'

function describe(request: AnswerRequest, product: Product): ComposedAnswer {
  const { colourAsked, colours, size } = request.products
  return {
    text: `${describeProduct(product, request.shop, { question: request.question, colourAsked, colours, size })}${cite(request, product)}`,
    outcome: 'answered',
    suggestions: [],
    products: cards(request, [product]),
  }
}

function list(request: AnswerRequest, products: Product[], lead: string): ComposedAnswer {
  const lines = products.map((product) => `- ${productLine(product, request.shop)}${cite(request, product)}`)
  return {
    text: `${lead}\n\n${lines.join('\n')}`,
    outcome: 'answered',
    suggestions: [],
    products: cards(request, products),
  }
}

/** What was asked for beside the kind: "in Navy or Sky, in size M, up to €80.00". */
function wishes({ products: { colourAsked, size, minPrice, maxPrice }, shop }: AnswerRequest): string {
  const price = priceFormat(shop.locale, shop.currency)
  return [
    colourAsked ? `in ${colourAsked}` : '',
    size ? `in stock in size ${size}` : '',
    minPrice !== undefined ? `from ${price(minPrice)}` : '',
    maxPrice !== undefined ? `up to ${price(maxPrice)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function cite({ passages }: AnswerRequest, product: Product): string {
  const source = passages.find(({ passage }) => passage.product_id === product.product_id)
  return source ? ` [${source.n}]` : ''
}

function cards({ shop, products }: AnswerRequest, shown: Product[]) {
  return shown.map((product) => productCard(product, shop.currency, products.colours))
}
