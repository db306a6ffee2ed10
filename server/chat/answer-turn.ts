import { removeHidden } from '../../kb/clean-text.ts'
import { DID_YOU_MEAN_CONFIDENCE } from '../../kb/confidence.ts'
import type { KnowledgeSearch } from '../../kb/passage.ts'
import type { AccountTools, Answerer, NumberedPassage, Prompt } from '../answer/answerer.ts'
import type { Now } from '../ids.ts'
import { sentimentOf } from '../insight/sentiment.ts'
import { productOfPage } from '../shop/product-of-page.ts'
import { absentMaterial } from '../shop/read-materials.ts'
import type { Shop } from '../shop/shop.ts'
import type { ServiceTexts } from '../shop/texts/service-texts.ts'
import { textsFor } from '../shop/texts/texts-for.ts'
import type { TurnEvent } from '../wire.ts'
import { declineText } from '../answer/decline.ts'
import { saysInEnglish } from '../answer/with-courtesy.ts'
import { claimsOf } from './claims-of.ts'
import { inEnglish, isEnglish } from './understand/in-english.ts'
import { createAccountTools } from './account-tools.ts'
import { createAnswerTeller } from './answer-teller.ts'
import { findFurther, numbered } from './further-questions.ts'
import { OFFERED, productHits, shownProducts } from './product-hits.ts'
import { errandOf } from './errands/errand-of-turn.ts'
import type { ErrandParts } from './errands/errand-parts.ts'
import { tellAccount } from './tell-account.ts'
import { declines, DECLINED_CONFIDENCE } from './declines.ts'
import { withoutOffTopic } from './understand/off-topic.ts'
import { buildPrompt } from './prompt.ts'
import { productsMeant } from './products-meant.ts'
import { owesSorry } from './understand/owes-sorry.ts'
import { lookUps, retrieve } from './retrieve.ts'
import { saysItHelped } from './understand/says-it-helped.ts'
import { createTurnLinks } from './turn-links.ts'
import type { PageSeen, TurnInput } from './turn-input.ts'
import { asSource, createTurnSources, type TurnSources } from './turn-sources.ts'
import { createTurnTools } from './turn-tools.ts'
import { asTraced, countUse, type TurnTrace } from './turn-trace.ts'
import { understand } from './understand/understand.ts'

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

/** Asks what a thing is made of. */
const ASKS_WHAT_OF = /\b(?:made (?:out )?(?:of|from|with)|contain\w*)\b/i

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
  const errand = errands && errandOf({ said, question, language, understood, input, parts: errands, trace })
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
    found.corrected !== undefined && shownProducts(asTyped).length === 0
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
    sources.add(productHits(shop, shownProducts(products), found.hits), found.confidence)
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
  const teller = createAnswerTeller({
    shown,
    sources,
    nearest: found.hits,
    claims: model && claimsOf({ passages: shown, shop, input, now: new Date(now()) }),
    links: createTurnLinks(shop.profile(), [
      said,
      ...earlier.map(({ text }) => text),
      input.page?.title ?? '',
    ]),
    shop,
    trace,
  })
  const { makeCitable } = teller
  yield* teller.tell(
    answerer.answer({
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
      ofEach: products.ofEach,
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
      account:
        errands &&
        model &&
        input.account &&
        accountTools(
          input.account,
          errands,
          sources,
          makeCitable,
          textsFor(language ?? shop.profile().locale),
        ),
      errand: model && input.account?.shopper ? errand : undefined,
      spent: (use) => countUse(trace, use),
      signal: input.signal,
    }),
  )
}

/** The tools of the shopper's account; what they find may be cited from then on. */
function accountTools(
  account: NonNullable<TurnInput['account']>,
  errands: ErrandParts,
  sources: TurnSources,
  makeCitable: (more: readonly NumberedPassage[]) => void,
  texts: ServiceTexts,
): AccountTools {
  const { definitions, run } = createAccountTools(account, errands, sources, texts)
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
