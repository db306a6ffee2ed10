import type { Passage } from '../../../kb/passage.ts'
import { contentStems } from '../content-stems.ts'
import type { NumberedPassage } from '../answerer.ts'
import { citedNumbers } from '../citations.ts'
import { type Evidence, evidenceFrom, type Fact, factsIn, isStated } from './facts.ts'
import type { ProductNames } from './product-names.ts'

/** Sentences held one after another against what they may be made from. */
export interface CheckedAgainst {
  /** The sentence as it may stand, its citations corrected; undefined where it may not. */
  check(sentence: string): string | undefined
  /** Citations that the answer still owes at its end. */
  openCitations(): string
  offer(passages: readonly NumberedPassage[]): void
}

interface Reading {
  evidence: Evidence
  stems: ReadonlySet<string>
}
type Source = Reading & { n: number }

/** Words that a sentence must share with a passage that it does not cite: a figure alone proves nothing. */
const SHARED_WORDS = 2
/** Figures of these may be repeated from the question only beside the shop's own, or denied. */
const TERMS = new Set(['hours', 'months', 'percent', 'EUR', 'USD', 'GBP', 'CHF'])
const DENIES =
  /\b(?:no|not|cannot|unfortunately|sorry|never|without|longer|beyond|nicht|kein\w*|leider|pas|ne|malheureusement|niet|geen|helaas)\b|n[’']t\b/i
const CITATIONS = /[ \t]?(?:\[\d{1,3}\])+/g

/** See `claimFilter`, which streams what this decides. */
export function checkSentence(against: {
  passages: readonly NumberedPassage[]
  known: readonly string[]
  asked: readonly string[]
  products: ProductNames
}): CheckedAgainst {
  const sources = new Map<number, Source>()
  const known = evidenceFrom(against.known)
  const asked = evidenceFrom(against.asked)
  /** Passages of which one each must be cited from here on, for sentences that cite none. */
  let owed: number[][] = []

  const offer = (passages: readonly NumberedPassage[]) => {
    for (const { n, passage } of passages) sources.set(n, { n, ...readOnce(passage) })
  }
  offer(against.passages)

  /** Whether a fact that the shopper has named may be repeated in this sentence. */
  const mayRepeat = (fact: Fact, sentence: string, others: readonly Fact[]) =>
    isStated(fact, asked) &&
    (fact.kind !== 'figure' ||
      !TERMS.has(fact.quantity.of?.dimension ?? '') ||
      others.length > 0 ||
      DENIES.test(sentence))

  return {
    offer,
    check(sentence) {
      const cited = citedNumbers(sentence).filter((n) => sources.has(n))
      const open = owed
      if (cited.length > 0) owed = []
      const claims = factsIn(sentence, against.products).filter((fact) => !isStated(fact, known))
      const own = claims.filter((fact) => !isStated(fact, asked))
      const facts = claims.filter((fact) => !mayRepeat(fact, sentence, own))
      const wanted = facts.length === 0 ? cited : citationsFor(facts, cited, sentence)
      if (wanted === undefined) {
        // What it cited stands for the sentences before it that cited nothing.
        if (cited.length > 0) owed = open.filter((either) => !cited.some((n) => either.includes(n)))
        return undefined
      }
      if (cited.length === 0) {
        if (wanted.length > 0) owed.push(supporters(facts, sentence, wanted))
        return sentence
      }
      const missing = open
        .filter((either) => !wanted.some((n) => either.includes(n)))
        .map(([first]) => first ?? 0)
      const all = [...new Set([...wanted, ...missing])]
      return all.join() === cited.join() ? sentence : withCitations(sentence, all)
    },
    openCitations() {
      const numbers = [...new Set(owed.map(([first]) => first ?? 0))]
      owed = []
      return numbers.length > 0 ? ` ${numbers.map((n) => `[${n}]`).join('')}` : ''
    },
  }

  /** The passages to cite for these facts; undefined where they are found nowhere. */
  function citationsFor(
    facts: readonly Fact[],
    cited: readonly number[],
    sentence: string,
  ): number[] | undefined {
    const isIn = (fact: Fact, n: number) => {
      const source = sources.get(n)
      return source !== undefined && isStated(fact, source.evidence)
    }
    const missing = facts.filter((fact) => !cited.some((n) => isIn(fact, n)))
    if (missing.length === 0) return cited.length > 0 ? [...cited] : undefined
    const near = [...sources.values()].filter((source) => speaksOf(source, sentence, facts)).map(({ n }) => n)
    const whole = near.find((n) => facts.every((fact) => isIn(fact, n)))
    // Those that back some of it stay beside the one that backs the rest.
    const backing = cited.filter((n) => facts.some((fact) => isIn(fact, n)))
    if (whole !== undefined)
      return backing.length > 0 && missing.length < facts.length ? [...backing, whole] : [whole]
    const rest = near.find((n) => missing.every((fact) => isIn(fact, n)))
    if (rest !== undefined && backing.length > 0) return [...backing, rest]
    if (cited.length > 0) return undefined
    // Without a citation, two passages may share a sentence.
    for (const first of near) {
      const left = missing.filter((fact) => !isIn(fact, first))
      const second = near.find((n) => left.every((fact) => isIn(fact, n)))
      if (left.length < missing.length && second !== undefined) return [first, second]
    }
    return undefined
  }

  /** All passages that would do in place of the one found, that one first. */
  function supporters(facts: readonly Fact[], sentence: string, wanted: number[]): number[] {
    const others = [...sources.values()].filter(
      (source) => speaksOf(source, sentence, facts) && facts.every((fact) => isStated(fact, source.evidence)),
    )
    return [...new Set([...wanted, ...others.map(({ n }) => n)])]
  }

  function speaksOf({ stems }: Source, sentence: string, facts: readonly Fact[]): boolean {
    let words = sentence
    for (const { kind, at, end } of facts) {
      if (kind !== 'product') words = words.slice(0, at) + ' '.repeat(end - at) + words.slice(end)
    }
    const said = [...contentStems(words.replace(CITATIONS, ''))]
    const shared = said.filter((stem) => stems.has(stem)).length
    return shared >= Math.min(SHARED_WORDS, said.length)
  }
}

/** Readings that are kept; the eldest goes first. */
const KEPT = 500
const readings = new Map<string, Reading>()

/** A passage is offered to many answers, and read for the first. */
function readOnce({ title, alts, text, markdown = '', url }: Passage): Reading {
  const said = [title, ...alts, text, markdown]
  const key = JSON.stringify([url, ...said])
  const known = readings.get(key)
  if (known) return known
  const reading = {
    evidence: evidenceFrom(said, url === undefined ? [] : [url]),
    stems: contentStems(`${title} ${alts.join(' ')} ${text}`),
  }
  if (readings.size >= KEPT)
    for (const eldest of readings.keys()) {
      readings.delete(eldest)
      break
    }
  readings.set(key, reading)
  return reading
}

/** The sentence with these citations in place of its own, where its last ones stood. */
function withCitations(sentence: string, numbers: readonly number[]): string {
  const last = [...sentence.matchAll(CITATIONS)].at(-1)
  if (!last) return sentence
  const head = sentence.slice(0, last.index).replace(CITATIONS, '')
  const space = /^[ \t]/.exec(last[0])?.[0] ?? ''
  return `${head}${space}${numbers.map((n) => `[${n}]`).join('')}${sentence.slice(last.index + last[0].length)}`
}
