import { removeHidden } from '../../kb/clean-text.ts'
import { ANSWER_CONFIDENCE, DID_YOU_MEAN_CONFIDENCE } from '../../kb/confidence.ts'
import { passageHash } from '../../kb/passage-hash.ts'
import type { Hit, KnowledgeSearch, Passage } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import type { AccountTools, Answerer, NumberedPassage, Prompt } from '../answer/answerer.ts'
import type { Now } from '../ids.ts'
import { sentimentOf } from '../insight/sentiment.ts'
import { productOfPage } from '../shop/product-of-page.ts'
import { absentMaterial } from '../shop/read-materials.ts'
import type { Shop } from '../shop/shop.ts'
import type { Outcome, TurnEvent } from '../wire.ts'
import { declineText } from '../answer/decline.ts'
import { linkFilter } from '../answer/link-filter.ts'
import { saysInEnglish } from '../answer/with-courtesy.ts'
import { citationFilter, citedNumbers, finishedSentences } from '../answer/citations.ts'
import type { Shown } from '../answer/claim-filter.ts'
import { claimsOf, unconfirmedNote } from './claims-of.ts'
import { inEnglish, isEnglish } from './in-english.ts'
import { createAccountTools } from './account-tools.ts'
import { errandOf } from './errands/errand-of-turn.ts'
import type { ErrandParts } from './errands/errand-parts.ts'
import { accountEvent, tellAccount } from './tell-account.ts'
import { declines, DECLINED_CONFIDENCE } from './declines.ts'
import { withoutOffTopic } from './off-topic.ts'
import { buildPrompt } from './prompt.ts'
import { type ProductsMeant, productsMeant } from './products-meant.ts'
import { owesSorry } from './owes-sorry.ts'
import { lookUps, retrieve } from './retrieve.ts'
import { saysItHelped } from './says-it-helped.ts'
import { topicOf } from './topic-of.ts'
import { createTurnLinks } from './turn-links.ts'
import type { PageSeen, TurnInput } from './turn-input.ts'
import { asSource, createTurnSources, type TurnSources } from './turn-sources.ts'
import { createTurnTools } from './turn-tools.ts'
import { countUse, type TracedPassage, type TurnTrace } from './turn-trace.ts'
import { type Understanding, understand } from './understand.ts'

/** What a turn is answered with. */
export interface TurnParts {
  knowledge: KnowledgeSearch
  shop: Shop
  answerer: Answerer
  /** Set where answers are a model's own words: then their claims are checked. */
  model?: { canary: string } | undefined
  /** Set where shoppers' own orders can be looked at and acted on. */
  errands?: ErrandParts | undefined
  now: Now
}

/** Passages that an answer may cite. */
const OFFERED = 5
/** Passages that each further question adds. */
const FURTHER = 3
/** Asks what a thing is made of. */
const ASKS_WHAT_OF = /\b(?:made (?:out )?(?:of|from|with)|contain\w*)\b/i
/** What stands between a broken-off answer and the one that goes on in its place. */
const BROKE_OFF = '\n\nI was interrupted there, so here is what our help pages say:\n\n'
/** In place of what a model claims beside a card: what is true of it. */
const CONFIRM_NOTE = '\n\nPlease check the card: it happens only when you confirm it.'
/** What stands at the end of an answer that came to its longest before it came to its end. */
const CUT_SHORT = '\n\nThere is more to say than fits into one answer: just ask on.'

/**
 * One turn from the question to `turn-end`, as events: understand, retrieve, answer, cite.
 * It knows neither HTTP nor SQL; `trace` is filled in on the way, for the turn's record.
 */
export async function* answerTurn(
  input: TurnInput,
  { knowledge, shop, answerer, model, errands, now }: TurnParts,
  trace: TurnTrace,
): AsyncGenerator<TurnEvent> {
  // What cannot be seen was not said.
  const said = singleSpaced(removeHidden(input.question))
  const earlier = input.history.map((message) => ({
    ...message,
    text: singleSpaced(removeHidden(message.text)),
  }))
  const page = input.page && withProduct(input.page, shop)
  const { language, question, history } = inEnglish(said, earlier, {
    page: input.locale,
    shop: shop.profile().locale,
  })
  const understood = understand(withoutOffTopic(question), history, said)
  trace.sentiment = sentimentOf(question)
  trace.askedForPerson = understood.wantsPerson
  trace.saidHelped = saysItHelped(question)
  trace.knowledgeVersion = knowledge.version?.() ?? null

  yield { type: 'status', stage: 'searching' }
  const errand = errands && errandOf({ said, question, understood, input, parts: errands, trace })
  // Who has not signed in cannot be told anything by a model either; without a model, the flows lead.
  const own = model && input.account?.shopper ? undefined : await errand?.()
  if (own) {
    yield* tellAccount(own, trace)
    return
  }
  const retrievalBegan = performance.now()
  const asTyped = productsMeant(understood.ownWords, history, page, shop)
  if (!understood.smalltalk) knowledge.prepare?.(lookUps(understood, asTyped))
  const found = await retrieve(knowledge, understood, asTyped)
  // "linnen dres": the catalogue's words are among those that the search repairs by.
  const products =
    found.corrected !== undefined && shownOf(asTyped).length === 0
      ? productsMeant(found.corrected, history, page, shop)
      : asTyped
  const further = understood.smalltalk ? [] : await findFurther(knowledge, understood.further)
  trace.retrievalMs = performance.now() - retrievalBegan
  trace.confidence = found.confidence
  trace.query = understood.smalltalk ? null : found.query

  const declined = declines({ question, smalltalk: understood.smalltalk, found, products })
  if (declined) {
    trace.confidence = Math.min(found.confidence, DECLINED_CONFIDENCE)
    yield { type: 'text-delta', text: declineText(declined, shop.profile(), language) }
    yield { type: 'turn-end', outcome: 'declined', confidence: trace.confidence, citations: [] }
    return
  }

  // Below "did you mean", what was found is no evidence: nothing may be cited from it, by a model least of all.
  const isEvidence =
    found.confidence >= DID_YOU_MEAN_CONFIDENCE ||
    products.shopping ||
    products.named !== undefined ||
    products.compared.length > 1
  const pageProduct = shop.products().find(({ product_id }) => product_id === page?.productId)
  const sources = createTurnSources((passage) => shop.shown(passage))
  if (!understood.smalltalk && isEvidence) {
    const offered = found.hits.slice(0, OFFERED)
    sources.add(offered, found.confidence)
    sources.add(productHits(shop, shownOf(products), found.hits), found.confidence)
    // A model is told of the page's product, and must be able to cite it.
    if (model && pageProduct) sources.add(productHits(shop, [pageProduct], found.hits), found.confidence)
  }
  const ofFirst = sources.all()
  for (const { hits, confidence } of further) sources.add(hits, confidence)
  const passages = sources.all()
  trace.passages = passages.map(asTraced)
  if (passages.length > 0) yield { type: 'sources', sources: passages.map(asSource) }

  yield { type: 'status', stage: 'writing' }
  let made: Prompt | undefined
  const prompt = () => {
    const canary = model?.canary ?? ''
    made ??= buildPrompt({
      input,
      language,
      passages,
      shop: shop.profile(),
      pageProduct,
      canary,
      now: new Date(now()),
    })
    return made
  }
  // A model may cite what it was shown, and nothing else.
  const shown = model ? prompt().passages : passages
  const citable = new Set(shown.map(({ n }) => n))
  const citations = citationFilter(citable)
  let claims = model && claimsOf({ passages: shown, shop, input, now: new Date(now()) })
  const links = linkFilter((address) => turnLinks.mayStand(address, sources.all(), claims !== undefined))
  const makeCitable = (more: readonly NumberedPassage[]) => {
    claims?.offer(more)
    for (const { n } of more) citable.add(n)
  }
  const turnLinks = createTurnLinks(shop.profile(), [
    said,
    ...earlier.map(({ text }) => text),
    input.page?.title ?? '',
  ])
  let told = passages.length
  let text = ''
  /** What was shown of the shopper's own account answers, whatever the words cite. */
  let acted: 'answered' | 'needs-sign-in' | undefined
  let proposed = false
  const show = function* ({ retract, text: piece }: Shown): Generator<TurnEvent> {
    if (retract > 0) yield { type: 'text-replace', from: text.length - retract, to: text.length, text: '' }
    if (piece !== '') yield { type: 'text-delta', text: piece }
    text = text.slice(0, text.length - retract) + piece
  }
  for await (const part of answerer.answer({
    question,
    query: found.query,
    ownWords: understood.ownWords,
    saidBefore: history.findLast(({ role }) => role === 'assistant')?.text ?? '',
    owedSorry: owesSorry(question, trace.sentiment, history),
    smalltalk: understood.smalltalk,
    language,
    toldInEnglish: !isEnglish(shop.profile().locale) || saysInEnglish(earlier, language),
    wantsPerson: understood.wantsPerson,
    orderNumber: understood.orderNumber,
    asksOwnOrder: understood.asksOwnOrder,
    passages: ofFirst,
    further: further.map(({ query, ownWords, hits, confidence }) => ({
      query,
      question: ownWords,
      ownWords,
      confidence,
      passages: numbered(hits, passages),
      products: shop.findProducts(query),
      gifts: [],
    })),
    confidence: found.confidence,
    products,
    productById: (id) => shop.products().find((product) => product.product_id === id),
    catalogue: shop.products(),
    askedBefore: products.askedBefore,
    gifts: products.gifts,
    absentMaterial:
      products.shopping || ASKS_WHAT_OF.test(understood.ownWords)
        ? absentMaterial(products.material, shop.products())
        : undefined,
    shop: shop.profile(),
    now: new Date(now()),
    seed: input.seed,
    prompt,
    tools: createTurnTools({ knowledge, shop, sources, onShown: makeCitable }),
    account: errands && model && input.account && accountTools(input.account, errands, sources, makeCitable),
    errand: model && input.account?.shopper ? errand : undefined,
    spent: (use) => countUse(trace, use),
    signal: input.signal,
  })) {
    const known = sources.all()
    if (known.length > told) {
      told = known.length
      trace.passages = known.filter(isOfKnowledge).map(asTraced)
      yield { type: 'sources', sources: known.map(asSource) }
    }
    const shownOfAccount = accountEvent(part)
    if (shownOfAccount) {
      acted = shownOfAccount.type === 'sign-in-required' ? 'needs-sign-in' : (acted ?? 'answered')
      proposed ||= shownOfAccount.type === 'action-proposed'
      yield shownOfAccount
      continue
    }
    const cited = part.type === 'text' ? citations.push(part.text) : citations.end()
    const piece = links.push(cited) + (part.type === 'text' ? '' : links.end())
    const checked = claims ? claims.push(piece) : { retract: 0, text: piece }
    // Before it is shown: a shopper who stops there ends the turn.
    if (claims) trace.unsupportedClaims = claims.removed
    yield* show(checked)
    if (claims && (part.type === 'broke-off' || part.type === 'end')) {
      const rest = claims.end()
      trace.unsupportedClaims = claims.removed
      yield* show(rest)
    }
    if (part.type === 'broke-off') {
      trace.fallbackReason = part.reason
      // What the local answerer says is the shop's own.
      claims = undefined
      makeCitable(sources.all())
      const kept = finishedSentences(text)
      if (kept !== text) yield { type: 'text-replace', from: kept.length, to: text.length, text: '' }
      if (kept !== '') yield { type: 'text-delta', text: BROKE_OFF }
      text = kept === '' ? '' : kept + BROKE_OFF
    } else if (part.type === 'products') {
      yield { type: 'products', products: part.products }
    } else if (part.type === 'end') {
      if (part.cutShort) {
        trace.fallbackReason = 'cut short'
        const whole = finishedSentences(text)
        // Not where that would take its only citation away.
        const kept =
          whole !== '' && citedNumbers(whole).length >= Math.min(1, citedNumbers(text).length) ? whole : text
        if (kept !== text) yield { type: 'text-replace', from: kept.length, to: text.length, text: '' }
        yield { type: 'text-delta', text: CUT_SHORT }
        text = kept + CUT_SHORT
      }
      if (claims && claims.removed > 0) {
        const note = proposed ? CONFIRM_NOTE : unconfirmedNote(text, sources.all(), shop.profile())
        yield* show({ retract: 0, text: note })
      }
      trace.answerer = part.answerer
      trace.citations = citedNumbers(text)
      // What a model found in better words says better whether the question was answered.
      trace.confidence = Math.max(trace.confidence, sources.confidenceOf(trace.citations))
      const outcome =
        part.answerer === 'mistral'
          ? (acted ?? foundedOutcome(part.outcome, trace.citations, trace.confidence))
          : part.outcome
      if (part.answerer === 'mistral' && acted) trace.confidence = 1
      trace.topic = topicOf(outcome, sources.all(), trace.citations, found.hits)
      const suggestions = [...(trace.offer ? [trace.offer] : []), ...part.suggestions]
      if (suggestions.length > 0) yield { type: 'suggestions', suggestions }
      yield {
        type: 'turn-end',
        outcome,
        confidence: trace.confidence,
        citations: trace.citations,
      }
      return
    }
  }
  throw new Error('the answerer ended without its last part')
}

/**
 * Nothing that a model says may count as answered without a source that the shopper can see. Where it forgot to cite,
 * and the check of its figures has found the source, it has answered.
 */
function foundedOutcome(outcome: Outcome, citations: readonly number[], confidence: number): Outcome {
  if (outcome === 'answered' && citations.length === 0) return 'unsure'
  if (outcome === 'unsure' && citations.length > 0 && confidence >= ANSWER_CONFIDENCE) return 'answered'
  return outcome
}

/** The tools of the shopper's account; what they find may be cited from then on. */
function accountTools(
  account: NonNullable<TurnInput['account']>,
  errands: ErrandParts,
  sources: TurnSources,
  makeCitable: (more: readonly NumberedPassage[]) => void,
): AccountTools {
  const { definitions, run } = createAccountTools(account, errands, sources)
  return {
    definitions,
    async run(name, args) {
      const result = await run(name, args)
      makeCitable(result.found)
      return result
    },
  }
}

/** A page that does not say which product it shows is known by its address. */
function withProduct(page: PageSeen, shop: Shop): PageSeen {
  return { ...page, productId: page.productId ?? productOfPage(page, shop.products())?.product_id }
}

/** Runs of white space mean nothing, and would keep a pattern that allows for some busy for seconds. */
function singleSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What the knowledge base has for each further question of a message. */
async function findFurther(
  knowledge: KnowledgeSearch,
  questions: Understanding['further'],
): Promise<{ query: string; ownWords: string; hits: Hit[]; confidence: number }[]> {
  return Promise.all(
    questions.map(async ({ query, ownWords }) => {
      const { hits, confidence } = await knowledge.search(query, FURTHER)
      return { query, ownWords, confidence, hits: confidence >= ANSWER_CONFIDENCE ? hits : [] }
    }),
  )
}

/** Passages as one question found them, with the numbers that the turn's sources have given them. */
function numbered(hits: readonly Hit[], sources: readonly NumberedPassage[]): NumberedPassage[] {
  return hits.flatMap((hit) => {
    const source = sources.find(({ passage }) => passage.id === hit.passage.id)
    return source ? [{ ...source, score: hit.score }] : []
  })
}

/** The products that an answer may show, the likeliest first. */
function shownOf({ gifts, compared, named, products, near }: ProductsMeant): Product[] {
  return [...new Set([...gifts, ...compared, ...(named ? [named] : []), ...products, ...near])]
}

/** The passages of the products found that the search did not bring itself, at most four. */
function productHits(
  shop: Shop,
  products: { product_id: string }[],
  hits: { passage: Passage; score: number }[],
): { passage: Passage; score: number }[] {
  const there = new Set(hits.slice(0, OFFERED).map(({ passage }) => passage.product_id))
  return products
    .slice(0, 4)
    .filter(({ product_id }) => !there.has(product_id))
    .flatMap(({ product_id }) => shop.passageOf(product_id) ?? [])
    .map((passage) => ({ passage, score: 0 }))
}

/** Orders are nobody's business but their owner's: a record names none. */
function isOfKnowledge({ passage }: NumberedPassage): boolean {
  return passage.document !== 'orders'
}

function asTraced({ passage, score }: NumberedPassage): TracedPassage {
  return { id: passage.id, document: passage.document, hash: passageHash(passage), score }
}
