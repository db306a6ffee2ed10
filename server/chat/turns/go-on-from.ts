import type { Source, TurnEvent } from '../../wire.ts'
import { textOf } from './turn-ending.ts'

/** The same numbers would name other sources now: an answer that was begun cannot go on. */
export class SourcesChanged extends Error {
  override name = 'SourcesChanged'
}

/**
 * An answer told anew, as what it adds to the events that readers had before the server was restarted. Text that they
 * have is not told again; where the new one is another, one `text-replace` from that point on takes its place.
 * @throws SourcesChanged when a source would stand under the number of another
 */
export async function* goOnFrom(
  told: readonly TurnEvent[],
  answer: AsyncIterable<TurnEvent> | Iterable<TurnEvent>,
): AsyncGenerator<TurnEvent> {
  const shown = textOf(told)
  const before = new Set(told.map((event) => JSON.stringify(event)))
  let caughtUp = shown === ''
  let text = ''
  let sources = told.findLast((event) => event.type === 'sources')?.sources ?? []
  let products = told.findLast((event) => event.type === 'products')
  let suggestions = told.findLast((event) => event.type === 'suggestions')

  for await (const event of answer) {
    if (event.type === 'text-delta' || event.type === 'text-replace') {
      text = textOf([{ type: 'text-delta', text }, event])
      if (caughtUp) {
        yield event
      } else if (shown.startsWith(text)) {
        caughtUp = shown === text
      } else {
        caughtUp = true
        yield difference(shown, text)
      }
    } else if (event.type === 'sources') {
      const all = withEarlier(event.sources, sources)
      if (JSON.stringify(all) !== JSON.stringify(sources)) yield { type: 'sources', sources: all }
      sources = all
    } else if (event.type === 'products') {
      if (JSON.stringify(event) !== JSON.stringify(products)) yield event
      products = undefined
    } else if (event.type === 'suggestions') {
      if (JSON.stringify(event) !== JSON.stringify(suggestions)) yield event
      suggestions = undefined
    } else if (event.type === 'turn-end') {
      if (!caughtUp) yield difference(shown, text)
      // What was shown before and is no part of this answer goes.
      if (products) yield { type: 'products', products: [] }
      if (suggestions) yield { type: 'suggestions', suggestions: [] }
      yield event
    } else if (!before.has(JSON.stringify(event))) {
      yield event
    }
  }
}

/** The event that makes one text of another. Offsets are UTF-16 units, never within a character. */
function difference(from: string, to: string): TurnEvent {
  let same = 0
  while (same < from.length && from[same] === to[same]) same++
  if (same === from.length) return { type: 'text-delta', text: to.slice(same) }
  if (/[\ud800-\udbff]/.test(from[same - 1] ?? '')) same--
  return { type: 'text-replace', from: same, to: from.length, text: to.slice(same) }
}

/** Sources together with those told before. @throws SourcesChanged */
function withEarlier(sources: Source[], earlier: Source[]): Source[] {
  for (const source of sources) {
    const same = earlier.find(({ n }) => n === source.n)
    if (same && same.id !== source.id) throw new SourcesChanged(`source ${source.n} is another now`)
  }
  const gone = earlier.filter(({ n }) => !sources.some((source) => source.n === n))
  return [...sources, ...gone].sort((a, b) => a.n - b.n)
}
