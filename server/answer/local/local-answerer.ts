import { DID_YOU_MEAN_CONFIDENCE } from '../../../kb/confidence.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { AccountAnswer, Answerer, AnswerPart, AnswerRequest } from '../answerer.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { composeFromFacts, composeFromPassages } from './compose-from-passages.ts'
import { composeFromProducts } from './compose-from-products.ts'
import { listOf } from './spell.ts'
import { contactSentence } from '../contact-sentence.ts'
import { contentStems } from '../content-stems.ts'
import { smalltalkAnswer } from './smalltalk-answer.ts'
import { suggestionsFrom } from '../suggestions.ts'
import { type Choose, wordingOf } from './wording.ts'

/** Answers without a model: composed from the best passages and the products' data, in the shop's own words. */
export const localAnswerer: Answerer = {
  async *answer(request) {
    const errand = await request.errand?.()
    if (errand) return yield* accountParts(errand)
    const { text, products, outcome, suggestions } = await compose(request, wordingOf(request.seed))
    // In pieces, as a model would: the first words are out while the rest is on its way.
    for (const piece of piecesOf(text)) yield { type: 'text', text: piece }
    if (products.length > 0) yield { type: 'products', products }
    yield { type: 'end', answerer: 'local', outcome, suggestions }
  },
}

/** What is said and shown of the shopper's own orders. */
function* accountParts(answer: AccountAnswer): Generator<AnswerPart> {
  for (const piece of piecesOf(answer.text)) yield { type: 'text', text: piece }
  if (answer.orders.length > 0) yield { type: 'orders', orders: answer.orders }
  for (const action of answer.proposed ?? []) yield { type: 'action-proposed', action }
  if (answer.signIn) yield { type: 'sign-in-required', reason: answer.signIn }
  yield { type: 'end', answerer: 'local', outcome: answer.outcome, suggestions: answer.suggestions }
}

function piecesOf(text: string): string[] {
  return text.match(/[\s\S]{1,40}(?:\s+|$)|[\s\S]{40}/g) ?? []
}

async function compose(request: AnswerRequest, choose: Choose): Promise<ComposedAnswer> {
  const { smalltalk, shop } = request
  if (smalltalk) {
    const opens = smalltalk === 'greeting' || smalltalk === 'capabilities' || smalltalk === 'test'
    const suggestions = opens ? shop.first_questions.slice(0, 3) : []
    return { text: smalltalkAnswer(smalltalk, shop, choose), outcome: 'smalltalk', suggestions, products: [] }
  }
  const several = request.further.length > 0
  const first = await answerOne(several ? { ...request, question: request.ownWords } : request, choose)
  const others = []
  for (const question of request.further) {
    if (first && saysAlready(first.text, question.ownWords)) continue
    const asked = {
      ...request,
      ...question,
      orderNumber: undefined,
      asksOwnOrder: false,
      ofEach: false,
      further: [],
    }
    others.push({ question, answer: await answerOne(asked, choose) })
  }
  const answered = [first, ...others.map(({ answer }) => answer)].filter((answer) => answer !== undefined)
  if (answered.length === 0) return withManners(notAnswered(request, choose), request, choose)

  const unknown = others.filter(({ answer }) => answer === undefined).map(({ question }) => question.ownWords)
  const texts = [...(first ? [] : [unknownPart(request.ownWords, shop)]), ...answered.map(({ text }) => text)]
  for (const query of unknown) texts.push(unknownPart(query, shop))
  const products = answered.flatMap((answer) => answer.products)
  return withManners(
    {
      text: different(texts).join('\n\n'),
      outcome: answered.every(({ outcome }) => outcome === 'unsure') ? 'unsure' : 'answered',
      suggestions: [...new Set(answered.flatMap(({ suggestions }) => suggestions))].slice(0, 3),
      products: products.filter(
        (card, at) => products.findIndex((c) => c.product_id === card.product_id) === at,
      ),
    },
    request,
    choose,
  )
}

/** "… and can I put a note in?": what the first answer says already needs no second. */
function saysAlready(text: string, question: string): boolean {
  const asked = [...contentStems(question)].filter((word) => !ASKS_NOTHING.has(word))
  const said = contentStems(text)
  return asked.length > 0 && asked.length <= FEW && asked.every((word) => said.has(word))
}

const ASKS_NOTHING = contentStems('put add include have get take make do please also too there here')
const FEW = 3

/** Two questions may have one answer, from one page or from two: each paragraph once. */
function different(texts: readonly string[]): string[] {
  const said = new Set<string>()
  return texts.flatMap((text) => {
    const fresh = text.split('\n\n').filter((paragraph) => {
      const bare = paragraph.replace(/ ?\[\d+\]/g, '')
      if (said.has(bare)) return false
      said.add(bare)
      return true
    })
    return fresh.length > 0 ? [fresh.join('\n\n')] : []
  })
}

/** A page that says something else entirely is found with less than this. */
const SURE_OF_PAGE = 0.75

async function answerOne(request: AnswerRequest, choose: Choose): Promise<ComposedAnswer | undefined> {
  const fact = await composeFromFacts(request, choose)
  const { products, passages } = request
  // "A shop in Munich": a product that happens to share a word with it is not what nobody speaks of.
  const fits = products.named ?? (products.loose ? undefined : products.products[0])
  const isElsewhere = !fits && !products.namesKind && (passages[0]?.lacks ?? []).length > 0
  const found = fact ?? (isElsewhere ? undefined : composeFromProducts(request, choose))
  if (found) return found
  const unsold = request.confidence < SURE_OF_PAGE ? notInCatalogue(request) : undefined
  return unsold === undefined ? composeFromPassages(request, choose) : undefined
}

function unknownPart(query: string, shop: ShopProfile): string {
  return `As for “${query.replace(/[?.!\s]+$/, '')}”: I do not know that, and would rather not guess.${contactSentence(shop)}`
}

/** "Did you mean …?" where something is near, else that it is not known, and who knows. */
function notAnswered(request: AnswerRequest, choose: Choose): ComposedAnswer {
  const { confidence, passages, shop, wantsPerson } = request
  if (wantsPerson) {
    const text = `${choose(['Of course.', 'Certainly.', 'Gladly.'])}${contactSentence(shop)}`
    return { text, outcome: 'answered', suggestions: [], products: [] }
  }
  const unsold = notInCatalogue(request)
  if (unsold) return { text: unsold, outcome: 'unsure', suggestions: [], products: [] }
  const meant = suggestionsFrom(passages)
  if (confidence >= DID_YOU_MEAN_CONFIDENCE && meant.length > 0) {
    const text = choose([
      'I am not sure that I understood you. Is it one of these that you would like to know?',
      'I want to be sure that I answer the right thing. Do you mean one of these?',
      'I am not quite certain what you mean. Is it one of these?',
    ])
    return { text, outcome: 'clarify', suggestions: meant, products: [] }
  }
  const text = choose([
    `I am sorry, I do not know that: it is not in the information that ${shop.name} gave me, and I would rather not guess.`,
    `I am sorry, I have nothing on that in ${shop.name}’s information, and I do not want to guess.`,
    `That is something I do not know, I am sorry: ${shop.name}’s information says nothing about it, and a guess would not help you.`,
  ])
  return { text: `${text}${contactSentence(shop)}`, outcome: 'unsure', suggestions: [], products: [] }
}

const SELLS =
  /\b(?:do|does|will) (?:you|the shop)(?: guys)?(?: also| even| still)? (?:sell|stock|carry)(?: any| some| an?)? (?!(?:any|some)thing\b|(?:to|in|on|at|for|from|outside|online|with|only|your|all)\b)([\p{L}][\p{L} -]{1,28}?[\p{L}])(?=[?.!,]|$| in\b| for\b| under\b| made\b| with\b| that\b| which\b)/iu

/** "Do you have swimwear?", "any umbrellas?" */
const HAS =
  /^\W*(?:do you (?:also )?(?:have|make|do|offer)|have you got|got)(?: any| some)? ([\p{L}-]{3,}(?: [\p{L}-]{3,})?)\W*$/iu

/** "Do you sell umbrellas?": the catalogue is known in full, so that what is not in it is not sold. */
function notInCatalogue({
  question,
  products,
  catalogue,
  passages,
  shop,
}: AnswerRequest): string | undefined {
  const what = (SELLS.exec(question) ?? HAS.exec(question))?.[1]
  const found = products.products.length + products.near.length > 0 && !products.loose
  if (what === undefined || found || catalogue.length === 0) return undefined
  // "Do you sell gift cards?": what a page speaks of is for the page to tell.
  const stems = [...contentStems(what)]
  const told = passages.some(({ passage }) => {
    const said = contentStems(`${passage.title} ${passage.text}`)
    return passage.kind !== 'conversation' && stems.every((word) => said.has(word))
  })
  if (told) return undefined
  const kinds = [...new Set(catalogue.flatMap(({ category }) => category?.toLowerCase() ?? []))]
  const range = kinds.length > 1 ? ` What we make: ${listOf(kinds)}.` : ''
  return `I do not find ${what.toLowerCase()} in our collection.${range}${contactSentence(shop)}`
}

/** Sorry where it is owed, once and first; how to reach a person where one was asked for. */
function withManners(answer: ComposedAnswer, request: AnswerRequest, choose: Choose): ComposedAnswer {
  const { owedSorry, wantsPerson, shop } = request
  const { email, phone } = shop.contact
  const sorry =
    owedSorry &&
    answer.products.length === 0 &&
    !/^(?:I am|We are) (?:very )?sorry\b|\bI am sorry\b/.test(answer.text.slice(0, 120))
      ? `${choose(['I am sorry about that.', 'I am sorry to hear that.', 'I am sorry that this happened.'])} `
      : ''
  const isThere = [email, phone].some((way) => way !== undefined && answer.text.includes(way))
  const contact = wantsPerson && !isThere ? `\n\n${contactSentence(shop).trim()}`.trimEnd() : ''
  return { ...answer, text: `${sorry}${answer.text}${contact}`.trim() }
}
