import type { NewId } from '../ids.ts'
import type { Answerer } from './answerer.ts'

/** A word that stands in the prompt alone, made anew at each start: said, it shows that the prompt is told. */
export function createCanary(newId: NewId): string {
  return `vm${newId('canary')
    .replace(/[^a-z0-9]/gi, '')
    .slice(6, 26)}`.toLowerCase()
}

/** Letters and digits, which is how a canary is looked for: spelt with blanks it is the same. */
const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Stops an answer that is about to say the canary, and has another answerer go on in its place. The model has not
 * failed then: a shopper who wheedles the prompt out of it must not have it paused for everybody.
 */
export function guardCanary(answerer: Answerer, canary: string, instead: Answerer): Answerer {
  return {
    async *answer(request) {
      let tail = ''
      for await (const part of answerer.answer(request)) {
        if (part.type === 'text') {
          tail = (tail + bare(part.text)).slice(
            -Math.max(2 * canary.length, bare(part.text).length + canary.length),
          )
          if (tail.includes(canary)) {
            yield { type: 'broke-off', reason: 'prompt told' }
            yield* instead.answer(request)
            return
          }
        }
        yield part
      }
    },
  }
}
