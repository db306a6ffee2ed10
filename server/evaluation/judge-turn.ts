import type { Product } from '../../kb/product.ts'
import type { Source } from '../wire.ts'
import type { AnsweredTurn, ShownCard } from './ask-turn.ts'
import type { Expectation, ProductWish, Requirement } from './conversation-test.ts'
import { fitsWish } from './fits-wish.ts'
import { statesFact } from './states-fact.ts'

/** How an answer fails an expectation, as one line. */
export type Failure = string

/**
 * Holds an answer against what is expected of it; of several expectations, one must hold as a whole.
 * @param productById the catalogue that products are judged by
 * @returns one line for each part that does not hold, of the expectation that the answer comes nearest to
 */
export function judgeTurn(
  answer: AnsweredTurn,
  expected: readonly Expectation[],
  productById: (id: string) => Product | undefined,
): Failure[] {
  const all = expected.map((each) => failuresOf(answer, each, productById))
  return all.reduce((nearest, failures) => (failures.length < nearest.length ? failures : nearest))
}

function failuresOf(
  answer: AnsweredTurn,
  expected: Expectation,
  productById: (id: string) => Product | undefined,
): Failure[] {
  const failures: Failure[] = []
  const { outcome, says = [], never = [], sources, products, suggests, tools, max_words } = expected
  const outcomes = outcome === undefined ? [answer.outcome] : [outcome].flat()
  if (!outcomes.includes(answer.outcome))
    failures.push(`outcome: expected ${outcomes.join(' or ')}, was ${answer.outcome}`)
  failures.push(...missing('does not say', says, (fact) => statesFact(answer.text, fact)))
  failures.push(...never.filter((fact) => statesFact(answer.text, fact)).map((fact) => `says "${fact}"`))

  const cited = answer.cited.map(({ id }) => id)
  if (sources === 'none') {
    if (cited.length > 0) failures.push(`cites ${cited.join(', ')}: expected no source`)
  } else if (sources) {
    const faults = missing('does not cite', sources, (id) => citesDocument(answer.cited, id))
    failures.push(...faults.map((fault) => `${fault}; it cites ${cited.join(', ') || 'nothing'}`))
  }

  const shown = answer.products.flatMap(({ product_id }) => productById(product_id) ?? [])
  const names = shown.map(({ product_id, name }) => `${product_id} ${name}`).join(', ')
  if (products === 'none') {
    if (shown.length > 0) failures.push(`shows ${names}: expected no product`)
  } else if (products) {
    const shows = (entry: string | ProductWish) =>
      typeof entry === 'string'
        ? shown.some(({ product_id }) => product_id === entry)
        : shown.length > 0 && shown.every((product) => fitsWish(product, entry))
    const faults = missing('does not show', products, shows)
    failures.push(...faults.map((fault) => `${fault}; it shows ${names || 'nothing'}`))
  }

  failures.push(...accountFailures(answer, expected))

  const { suggestions } = answer
  if (suggests === 'none') {
    if (suggestions.length > 0) failures.push(`offers ${suggestions.join(' · ')}: expected no question`)
  } else if (suggests === 'some') {
    if (suggestions.length === 0) failures.push('offers no question')
  } else if (suggests) {
    const offers = (fact: string) => suggestions.some((question) => statesFact(question, fact))
    failures.push(...missing('does not offer', suggests, offers))
  }

  if (tools && answer.trace.answerer === 'mistral') {
    if (tools === 'none') {
      if (answer.tools.length > 0) failures.push(`looked up by ${answer.tools.join(', ')}: expected nothing`)
    } else failures.push(...missing('did not call', tools, (tool) => answer.tools.includes(tool)))
  }

  const words = answer.text.replace(/\[\d+\]/g, '').match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0
  if (max_words !== undefined && words > max_words)
    failures.push(`is ${words} words long: expected at most ${max_words}`)
  return failures
}

/** What does not hold of the shopper's own orders and of the cards that they may confirm. */
function accountFailures(
  { orders: shown, actions: cards }: AnsweredTurn,
  { orders, actions }: Expectation,
): Failure[] {
  const failures: Failure[] = []
  const numbers = shown.map(({ order_id }) => order_id)
  const wanted = orders === 'none' ? [] : orders
  if (wanted && [...wanted].sort().join() !== [...numbers].sort().join())
    failures.push(`shows the orders ${numbers.join(', ') || 'none'}: expected ${wanted.join(', ') || 'none'}`)
  const wishes = actions === 'none' ? [] : actions
  if (!wishes) return failures
  const names = cards.map(({ kind, details }) => `${kind} ${details.order_id ?? ''}`.trim()).join(', ')
  if (wishes.length !== cards.length)
    failures.push(`offers ${cards.length} cards (${names || 'none'}): expected ${wishes.length}`)
  for (const { kind, order, says = [] } of wishes) {
    const card = cards.find(
      (each) => each.kind === kind && (order === undefined || each.details.order_id === order),
    )
    if (!card) failures.push(`offers no ${kind} ${order ?? ''}; it offers ${names || 'nothing'}`)
    else {
      const words = wordsOf(card)
      const unsaid = says.filter((fact) => !statesFact(words, fact))
      failures.push(
        ...unsaid.map((fact) => `its card does not say "${fact}": ${words.replaceAll('\n', ' | ')}`),
      )
    }
  }
  return failures
}

/** All that a card says, a line for each thing. */
function wordsOf({ summary, details: { items, rows } }: ShownCard): string {
  return [
    summary,
    ...items.map(({ name, quantity, from, to }) =>
      [`${quantity} × ${name}`, from, to && `→ ${to}`].filter(Boolean).join(', '),
    ),
    ...rows.map(({ label, value }) => `${label}: ${value}`),
  ].join('\n')
}

/** Whether one of the sources is this document, or a passage of it. */
export function citesDocument(sources: readonly Pick<Source, 'id'>[], document: string): boolean {
  return sources.some(({ id }) => id === document || id.startsWith(`${document}#`))
}

function missing<Entry extends string | ProductWish>(
  what: string,
  required: readonly Requirement<Entry>[],
  holds: (entry: Entry) => boolean,
): Failure[] {
  return required
    .map((requirement) => (Array.isArray(requirement) ? requirement : [requirement]))
    .filter((alternatives) => !alternatives.some(holds))
    .map((alternatives) => `${what} ${alternatives.map((entry) => JSON.stringify(entry)).join(' or ')}`)
}
