import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { ANSWER_CONFIDENCE, DID_YOU_MEAN_CONFIDENCE } from '../../../kb/confidence.ts'
import type { Answerer, AnswerRequest } from '../answerer.ts'
import { contentStems } from '../content-stems.ts'
import { composeFromPassages, composeFurther } from './compose-from-passages.ts'
import { composeFromProducts } from './compose-from-products.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { contactSentence, smalltalkAnswer } from './smalltalk-answer.ts'
import { suggestionsFrom } from './suggestions.ts'

/** Answers without a model: composed from the best passages and the products' data, in the shop's own words. */
export const localAnswerer: Answerer = {
  async *answer(request) {
    const { text, products, outcome, suggestions } = compose(request)
    // In pieces, as a model would: the first words are out while the rest is on its way.
    for (const piece of text.match(/[\s\S]{1,40}(?:\s+|$)|[\s\S]{40}/g) ?? [])
      yield { type: 'text', text: piece }
    if (products.length > 0) yield { type: 'products', products }
    yield { type: 'end', answerer: 'local', outcome, suggestions }
  },
}

function compose(request: AnswerRequest): ComposedAnswer {
  const { smalltalk, shop, confidence, passages } = request
  if (smalltalk) {
    const opens = smalltalk === 'greeting' || smalltalk === 'capabilities'
    const suggestions = opens ? shop.first_questions.slice(0, 3) : []
    return { text: smalltalkAnswer(smalltalk, shop), outcome: 'smalltalk', suggestions, products: [] }
  }
  const composed =
    composeFromProducts(request) ??
    (confidence >= ANSWER_CONFIDENCE ? composeFromPassages(request) : undefined)
  if (composed) {
    const text = composed.text + composeFurther(request, composed.text)
    return { ...composed, text: request.wantsPerson ? withContact(text, shop) : text }
  }
  const asked = contentStems(request.query)
  const meant = suggestionsFrom(
    passages.filter(({ passage }) => [...contentStems(passage.title)].some((word) => asked.has(word))),
  )
  if (confidence >= DID_YOU_MEAN_CONFIDENCE && meant.length > 0) {
    const text = 'I am not sure that I understood you. Is it one of these that you would like to know?'
    return {
      text: request.wantsPerson ? withContact(text, shop) : text,
      outcome: 'clarify',
      suggestions: meant,
      products: [],
    }
  }
  return {
    text: `I am sorry, I do not know that: it is not in the information that ${shop.name} gave me, and I would rather not guess.${contactSentence(shop)}`,
    outcome: 'unsure',
    suggestions: [],
    products: [],
  }
}

/** An answer for somebody who asked for a person: how to reach one must stand in it. */
function withContact(text: string, shop: ShopProfile): string {
  const { email, phone } = shop.contact
  const isThere = [email, phone].some((way) => way !== undefined && text.includes(way))
  return isThere ? text : `${text}\n\n${contactSentence(shop).trim()}`.trim()
}
