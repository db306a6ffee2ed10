import type { OrderItem } from '../../shop/orders/order.ts'
import { alsoCalled, isThing, thingWords } from './thing-words.ts'

/** The lines of an order that words name, and where: "the merino jumper", "the socks", "my sweater". */
export function itemsNamed<Item extends Pick<OrderItem, 'name' | 'options'>>(
  text: string,
  items: readonly Item[],
): Item[] {
  return findItems(text, items).map(({ item }) => item)
}

/** A message with what it names of the shopper's own in the same words everywhere: "my item". */
export function withItemsAsOne(text: string, items: readonly Pick<OrderItem, 'name' | 'options'>[]): string {
  const spans = findItems(text, items)
    .flatMap(({ spans }) => spans)
    .sort((a, b) => b.at - a.at)
  let out = text
  let before = Number.POSITIVE_INFINITY
  for (const { at, end } of spans) {
    if (end > before) continue
    out = `${out.slice(0, at).replace(DETERMINERS, '')}my item${out.slice(end)}`
    before = at
  }
  return out
}

/**
 * What a message says of one of the items that it names: "the joggers in L and one tank in black". All of it where it
 * names only this one, or not this one.
 */
export function partAbout<Item extends Pick<OrderItem, 'name' | 'options'>>(
  text: string,
  item: Item,
  items: readonly Item[],
): string[] {
  const found = findItems(text, items)
  const own = found.find((hit) => hit.item === item)?.spans[0]
  const others = found.filter((hit) => hit.item !== item).flatMap(({ spans }) => spans)
  if (!own || others.length === 0) return [text]
  const next = Math.min(text.length, ...others.map(({ at }) => at).filter((at) => at > own.at))
  const before = Math.max(0, ...others.map(({ end }) => end).filter((end) => end <= own.at))
  return [text.slice(own.at, next), text.slice(before, own.end)]
}

/** How many of a named item are meant: "one tank"; undefined where it is not said. */
export function countNamed<Item extends Pick<OrderItem, 'name' | 'options'>>(
  text: string,
  item: Item,
  items: readonly Item[],
): number | undefined {
  const at = findItems(text, items).find((hit) => hit.item === item)?.spans[0]?.at
  const word = at === undefined ? undefined : COUNT.exec(text.slice(0, at))?.[1]?.toLowerCase()
  return word === undefined ? undefined : (NUMBERS[word] ?? Number(word))
}

/** "One of my", right before a name. */
const COUNT = /(?:^|[^\p{L}\p{N}])(one|two|three|four|single|[1-9])(?: of)?(?: (?:the|my|these|those))?\s$/iu
const NUMBERS: Readonly<Record<string, number>> = { one: 1, single: 1, two: 2, three: 3, four: 4 }

interface Span {
  at: number
  end: number
}

/** "the", "both of the", "one of my", before a name. */
const DETERMINERS =
  /(?<=^|[^\p{L}\p{N}])(?:(?:the|my|our|this|that|these|those|a|an|both|all|one|two|three|pair|pairs|of|new|other) ){1,4}$/iu
const FILLERS = new Set([
  'the',
  'my',
  'and',
  'of',
  'in',
  'for',
  'to',
  'with',
  'pair',
  'pack',
  'set',
  'one',
  'size',
])

function findItems<Item extends Pick<OrderItem, 'name' | 'options'>>(
  text: string,
  items: readonly Item[],
): { item: Item; spans: Span[] }[] {
  const said = thingWords(text).filter(({ word }) => !FILLERS.has(word))
  const hits = items.map((item) => ({ item, ...matchOf(said, item) }))
  const sure = hits.filter(({ score }) => score >= SURE)
  const taken = sure.flatMap(({ spans }) => spans)
  const left = said.filter(({ at }) => !taken.some((span) => span.at <= at && at < span.end))
  const meant = [
    ...sure,
    ...alikeOrTelling(
      left,
      hits.filter((hit) => !sure.includes(hit)),
    ),
  ]
  // Each noun that is named is meant; of those that share it, the better fit.
  const best = new Map<string, number>()
  for (const { noun, score } of meant) best.set(noun, Math.max(best.get(noun) ?? 0, score))
  return meant
    .filter(({ noun, score }) => score === best.get(noun))
    .map(({ item, spans }) => ({ item, spans }))
}

/** So much is a noun worth that is the thing's own, beside the words that tell more of it. */
const SURE = 10

type Said = ReturnType<typeof thingWords>[number]
interface Match {
  noun: string
  score: number
  spans: Span[]
}

/** How well words name an item by its own noun: with the words of its name and options beside it. */
function matchOf(said: readonly Said[], { name, options }: Pick<OrderItem, 'name' | 'options'>): Match {
  const words = namesOf(name)
  const noun = words.at(-1) ?? ''
  const own = new Set([...words, ...namesOf(Object.values(options).join(' '))])
  const joined = words.slice(-2).join('')
  const at = said.findIndex(({ word }) => word === noun || word === joined)
  const matched = said.filter(({ word }) => own.has(word))
  const ofName = matched.filter(({ word }) => words.includes(word))
  const isMeant = at >= 0 || ofName.length >= Math.max(2, words.length - 1)
  const nouns = at >= 0 ? said.filter(({ word }) => word === noun || word === joined) : ofName.slice(-1)
  const ofOptions = matched.length - ofName.length
  return {
    noun,
    score: isMeant ? SURE + new Set(ofName.map(({ word }) => word)).size + ofOptions / 2 : 0,
    spans: isMeant ? nouns.map((word) => spanOf(said, word, own)) : [],
  }
}

/** By what such things are also called; else by a word that only one of them has in its name: "the merino one". */
function alikeOrTelling<Item extends Pick<OrderItem, 'name' | 'options'>>(
  said: readonly Said[],
  hits: readonly ({ item: Item } & Match)[],
): ({ item: Item } & Match)[] {
  const alike = hits.flatMap((hit) => {
    const others = alsoCalled(hit.noun)
    const found = said.filter(({ word }) => others.includes(word))
    const own = new Set([...namesOf(hit.item.name), ...namesOf(Object.values(hit.item.options).join(' '))])
    const beside = said.filter(({ word }) => own.has(word)).length
    return found.length > 0
      ? [
          {
            ...hit,
            noun: found[0]?.word ?? '',
            score: 1 + beside,
            spans: found.map((word) => spanOf(said, word, own)),
          },
        ]
      : []
  })
  if (alike.length > 0) return alike
  return said.flatMap((word, at) => {
    // "The cotton dress" is not what else is of cotton.
    const next = said[at + 1]
    if (word.word.length < 4 || (next && isThing(next.word))) return []
    const having = hits.filter(({ item }) => namesOf(item.name).includes(word.word))
    const [only] = having
    const isOne = only && having.every(({ item }) => item.name === only.item.name)
    return isOne ? having.map((hit) => ({ ...hit, score: 1, spans: [spanOf(said, word, new Set())] })) : []
  })
}

/** From the first word of the item that stands right before the noun. */
function spanOf(said: readonly Said[], noun: Said, own: ReadonlySet<string>): Span {
  let first = said.indexOf(noun)
  while (first > 0) {
    const [before, here] = [said[first - 1], said[first]]
    if (!before || !here || !own.has(before.word) || here.at - before.end > 2) break
    first -= 1
  }
  return { at: said[first]?.at ?? noun.at, end: noun.end }
}

function namesOf(text: string): string[] {
  return thingWords(text)
    .map(({ word }) => word)
    .filter((word) => !FILLERS.has(word))
}
