import { ANSWER_CONFIDENCE } from '../../kb/confidence.ts'
import type { Hit } from '../../kb/passage.ts'
import type { AnswerPart, NumberedPassage } from '../answer/answerer.ts'
import { citationFilter, citedNumbers, finishedSentences } from '../answer/citations.ts'
import type { ClaimFilter, Shown } from '../answer/claims/claim-filter.ts'
import { linkFilter } from '../answer/link-filter.ts'
import type { Shop } from '../shop/shop.ts'
import type { Outcome, TurnEvent } from '../wire.ts'
import { unconfirmedNote } from './claims-of.ts'
import { accountEvent } from './tell-account.ts'
import { topicOf } from './topic-of.ts'
import type { TurnLinks } from './turn-links.ts'
import { asSource, type TurnSources } from './turn-sources.ts'
import { asTraced, type TurnTrace } from './turn-trace.ts'

/** What stands between a broken-off answer and the one that goes on in its place. */
const BROKE_OFF = '\n\nI was interrupted there, so here is what our help pages say:\n\n'
/** In place of what a model claims beside a card: what is true of it. */
const CONFIRM_NOTE = '\n\nPlease check the card: it happens only when you confirm it.'
/** What stands at the end of an answer that came to its longest before it came to its end. */
const CUT_SHORT = '\n\nThere is more to say than fits into one answer: just ask on.'

/** Tells an answer as a turn's events; every word is checked before it is shown. */
export interface AnswerTeller {
  /** What was found on the way may be cited from now on. */
  makeCitable(more: readonly NumberedPassage[]): void
  /** The events up to and with `turn-end`; the trace is filled in on the way. */
  tell(parts: AsyncIterable<AnswerPart>): AsyncGenerator<TurnEvent>
}

/**
 * @param turn.shown what the answerer was shown: it may cite that, and nothing else
 * @param turn.nearest what the search found, the best first
 * @param turn.claims set where the words are a model's own, whose claims are checked
 */
export function createAnswerTeller({
  shown,
  sources,
  nearest,
  links: turnLinks,
  shop,
  trace,
  ...turn
}: {
  shown: readonly NumberedPassage[]
  sources: TurnSources
  nearest: readonly Hit[]
  claims: ClaimFilter | undefined
  links: TurnLinks
  shop: Shop
  trace: TurnTrace
}): AnswerTeller {
  let { claims } = turn
  const citable = new Set(shown.map(({ n }) => n))
  const citations = citationFilter(citable)
  const links = linkFilter((address) => turnLinks.mayStand(address, sources.all(), claims !== undefined))
  let told = sources.all().length
  let text = ''
  /** What was shown of the shopper's own account answers, whatever the words cite. */
  let acted: 'answered' | 'needs-sign-in' | undefined
  let proposed = false

  function makeCitable(more: readonly NumberedPassage[]): void {
    claims?.offer(more)
    for (const { n } of more) citable.add(n)
  }

  function* show({ retract, text: piece }: Shown): Generator<TurnEvent> {
    if (retract > 0) yield { type: 'text-replace', from: text.length - retract, to: text.length, text: '' }
    if (piece !== '') yield { type: 'text-delta', text: piece }
    text = text.slice(0, text.length - retract) + piece
  }

  /** Says that more was found on the way. */
  function* showSources(): Generator<TurnEvent> {
    const known = sources.all()
    if (known.length <= told) return
    told = known.length
    trace.passages = known.filter(isOfKnowledge).map(asTraced)
    yield { type: 'sources', sources: known.map(asSource) }
  }

  /** Shows the words of a part, as far as they may stand; what was held back comes with the last ones. */
  function* showWords(part: AnswerPart): Generator<TurnEvent> {
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
  }

  /** Takes back all but the beginning that is kept, and says something in its place. */
  function* goOnAfter(kept: string, note: string): Generator<TurnEvent> {
    if (kept !== text) yield { type: 'text-replace', from: kept.length, to: text.length, text: '' }
    if (note !== '') yield { type: 'text-delta', text: note }
    text = kept + note
  }

  function* breakOff(reason: string): Generator<TurnEvent> {
    trace.fallbackReason = reason
    // What the local answerer says is the shop's own.
    claims = undefined
    makeCitable(sources.all())
    const kept = finishedSentences(text)
    yield* goOnAfter(kept, kept === '' ? '' : BROKE_OFF)
  }

  function* end(part: Extract<AnswerPart, { type: 'end' }>): Generator<TurnEvent> {
    if (part.cutShort) {
      trace.fallbackReason = 'cut short'
      const whole = finishedSentences(text)
      // Not where that would take its only citation away.
      const isWhole = whole !== '' && citedNumbers(whole).length >= Math.min(1, citedNumbers(text).length)
      yield* goOnAfter(isWhole ? whole : text, CUT_SHORT)
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
    // What was found is near, and not what was asked for.
    if (outcome === 'unsure' && part.answerer === 'local' && trace.confidence >= ANSWER_CONFIDENCE)
      trace.confidence *= ANSWER_CONFIDENCE
    trace.topic = topicOf(outcome, sources.all(), trace.citations, nearest)
    const suggestions = [...(trace.offer ? [trace.offer] : []), ...part.suggestions]
    if (suggestions.length > 0) yield { type: 'suggestions', suggestions }
    yield { type: 'turn-end', outcome, confidence: trace.confidence, citations: trace.citations }
  }

  async function* tell(parts: AsyncIterable<AnswerPart>): AsyncGenerator<TurnEvent> {
    for await (const part of parts) {
      yield* showSources()
      const shownOfAccount = accountEvent(part)
      if (shownOfAccount) {
        acted = shownOfAccount.type === 'sign-in-required' ? 'needs-sign-in' : (acted ?? 'answered')
        proposed ||= shownOfAccount.type === 'action-proposed'
        yield shownOfAccount
        continue
      }
      yield* showWords(part)
      if (part.type === 'broke-off') {
        yield* breakOff(part.reason)
      } else if (part.type === 'products') {
        yield { type: 'products', products: part.products }
      } else if (part.type === 'end') {
        yield* end(part)
        return
      }
    }
    throw new Error('the answerer ended without its last part')
  }

  return { makeCitable, tell }
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

/** Orders are nobody's business but their owner's: a record names none. */
function isOfKnowledge({ passage }: NumberedPassage): boolean {
  return passage.document !== 'orders'
}
