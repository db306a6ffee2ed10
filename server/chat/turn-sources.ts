import type { Hit, Passage } from '../../kb/passage.ts'
import type { NumberedPassage } from '../answer/answerer.ts'
import type { Source } from '../wire.ts'

const SNIPPET = 240

/** What an answer may cite, numbered in the order in which it was found: a number never changes its meaning. */
export interface TurnSources {
  /**
   * Numbers what was found; what is known keeps its number.
   * @param confidence how probable it is that the passages answer what was looked up
   */
  add(found: readonly Hit[], confidence: number): NumberedPassage[]
  /** All so far, in the order of their numbers. */
  all(): NumberedPassage[]
  /** The highest confidence with which one of these numbers was found. */
  confidenceOf(numbers: readonly number[]): number
}

/** @param shown a passage as the shopper is shown it */
export function createTurnSources(shown: (passage: Passage) => Passage): TurnSources {
  const numbered: { source: NumberedPassage; confidence: number }[] = []
  return {
    add: (found, confidence) =>
      found.map(({ passage, ...found }) => {
        const known = numbered.find(({ source }) => source.passage.id === passage.id)
        if (known) {
          known.confidence = Math.max(known.confidence, confidence)
          return known.source
        }
        const source = { n: numbered.length + 1, passage: shown(passage), ...found }
        numbered.push({ source, confidence })
        return source
      }),
    all: () => numbered.map(({ source }) => source),
    confidenceOf: (cited) =>
      Math.max(0, ...cited.map((n) => numbered.find(({ source }) => source.n === n)?.confidence ?? 0)),
  }
}

/** A passage as the event `sources` tells it. */
export function asSource({ n, passage }: NumberedPassage): Source {
  const { id, title, url, text } = passage
  const snippet = text.length > SNIPPET ? `${text.slice(0, SNIPPET).replace(/\s+\S*$/, '')} …` : text
  return { n, id, title, ...(url ? { url } : {}), snippet }
}
