import type { Passage } from '../../kb/passage.ts'
import { productCard } from '../shop/product-card.ts'
import type { Answerer, AnswerPart, AnswerRequest } from './answerer.ts'
import { describeProduct, firstSentences, productLine } from './describe-product.ts'
import { contactSentence, smalltalkAnswer } from './smalltalk-answer.ts'
import { suggestionsFrom } from './suggestions.ts'

/** From this confidence on a question is answered; between the two it is asked what was meant. */
export const ANSWER_CONFIDENCE = 0.5
export const CLARIFY_CONFIDENCE = 0.35

/** Longest piece of one passage in an answer, characters. */
const PASSAGE_SHARE = 900
const PRODUCTS_SHOWN = 4

interface Composed {
  text: string
  outcome: 'answered' | 'clarify' | 'smalltalk' | 'unsure'
  suggestions: string[]
  products?: AnswerPart & { type: 'products' }
}

/** Answers without a model: composed from the best passages and the products' data, word for word as the shop wrote them. */
export const localAnswerer: Answerer = {
  async *answer(request) {
    const composed = compose(request)
    // In pieces, as a model would: a reader sees the first words while the rest is on its way.
    for (const piece of composed.text.match(/[\s\S]{1,40}(?:\s+|$)|[\s\S]{40}/g) ?? []) {
      yield { type: 'text', text: piece }
    }
    if (composed.products) yield composed.products
    yield { type: 'end', answerer: 'local', outcome: composed.outcome, suggestions: composed.suggestions }
  },
}

function compose(request: AnswerRequest): Composed {
  const { smalltalk, shop, confidence, passages } = request
  if (smalltalk) {
    const offers = smalltalk === 'greeting' || smalltalk === 'capabilities' ? shop.first_questions : []
    return {
      text: smalltalkAnswer(smalltalk, shop),
      outcome: 'smalltalk',
      suggestions: offers.slice(0, 3),
    }
  }
  const fromProducts = composeProducts(request)
  if (fromProducts) return fromProducts
  if (confidence >= ANSWER_CONFIDENCE && passages.length > 0) return composePassages(request)
  if (confidence >= CLARIFY_CONFIDENCE && passages.length > 0) {
    return {
      text: 'I am not sure that I understood you. Is it one of these that you would like to know?',
      outcome: 'clarify',
      suggestions: suggestionsFrom(passages),
    }
  }
  return {
    text: `I am sorry, I do not know that: it is not in the information that ${shop.name} gave me, and I would rather not guess.${contactSentence(shop)}`,
    outcome: 'unsure',
    suggestions: [],
  }
}

/** The answer of the best passage, and what a second one of another document adds. */
function composePassages({ passages, query }: AnswerRequest): Composed {
  const [best, ...others] = passages
  if (!best) throw new Error('composePassages needs a passage')
  const parts = [`${passageText(best.passage)} [${best.n}]`]
  const second = others.find(
    (other) =>
      other.passage.document !== best.passage.document &&
      other.passage.kind !== 'conversation' &&
      other.passage.kind !== 'product' &&
      other.score >= best.score * 0.8 &&
      addsWords(other.passage, best.passage),
  )
  if (second) parts.push(`${firstSentences(second.passage.text, 2)} [${second.n}]`)
  const used = new Set([best.passage.id, second?.passage.id])
  const rest = others.filter(
    ({ passage, score }) => !used.has(passage.id) && score >= best.score * 0.4 && passage.title !== query,
  )
  return { text: parts.join('\n\n'), outcome: 'answered', suggestions: suggestionsFrom(rest) }
}

/** What the catalogue says, where the message is about products; undefined where it is about something else. */
function composeProducts(request: AnswerRequest): Composed | undefined {
  const { products: matches, passages, shop, query, confidence } = request
  const best = passages[0]
  const numberOf = (productId: string) => passages.find(({ passage }) => passage.product_id === productId)?.n
  const cite = (productId: string) => {
    const n = numberOf(productId)
    return n === undefined ? '' : ` [${n}]`
  }
  const cards = (products: typeof matches.products) => ({
    type: 'products' as const,
    products: products.map((product) => productCard(product, shop.currency, matches.colour)),
  })

  const one =
    matches.named ??
    (best?.passage.kind === 'product' && confidence >= ANSWER_CONFIDENCE
      ? matches.products.find((product) => product.product_id === best.passage.product_id)
      : undefined)
  const list = matches.products.slice(0, PRODUCTS_SHOWN)
  const wantsList = matches.shopping && matches.named === undefined
  const aboutProducts = wantsList || matches.named !== undefined || best?.passage.kind === 'product'
  if (!aboutProducts) return undefined
  // "How do I return a dress?" names a product's kind, but a help page answers it better.
  if (
    best &&
    best.passage.kind !== 'product' &&
    confidence >= ANSWER_CONFIDENCE &&
    !wantsList &&
    !matches.named
  )
    return undefined

  if (one && !wantsList) {
    const text = describeProduct(one, shop, { question: query, colour: matches.colour, size: matches.size })
    return {
      text: `${text}${cite(one.product_id)}`,
      outcome: 'answered',
      suggestions: [],
      products: cards([one]),
    }
  }
  if (list.length > 0) {
    const lines = list.map((product) => `- ${productLine(product, shop)}${cite(product.product_id)}`)
    const lead =
      list.length === 1
        ? 'This one fits what you are looking for:'
        : `These ${list.length} fit what you are looking for:`
    return {
      text: `${lead}\n\n${lines.join('\n')}`,
      outcome: 'answered',
      suggestions: [],
      products: cards(list),
    }
  }
  return undefined
}

/** A passage as it may stand in an answer: its Markdown without the heading, cut at a paragraph when long. */
function passageText(passage: Passage): string {
  const text = passage.markdown ?? passage.text
  if (text.length <= PASSAGE_SHARE) return text.trim()
  const cut = text.slice(0, PASSAGE_SHARE)
  const end = Math.max(cut.lastIndexOf('\n\n'), cut.lastIndexOf('. ') + 1, cut.lastIndexOf('\n- '))
  return cut.slice(0, end > 0 ? end : PASSAGE_SHARE).trim()
}

/** Whether a passage says enough that another does not. */
function addsWords(passage: Passage, than: Passage): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])
  const known = words(than.text)
  const own = [...words(firstSentences(passage.text, 2))]
  return own.filter((word) => !known.has(word)).length >= own.length * 0.5
}
