import type { Answerer } from './answerer.ts'
import { watchForCanary } from './canary.ts'
import { createWordRuns } from './word-runs.ts'

/** So many words of the prompt in a row, and it is told. */
const RUN = 8

/**
 * Stops an answer that is about to tell the prompt, by its canary or word by word, and has another answerer go on in
 * its place. What the prompt has from the sources, the shop's contact or the shopper may be said. The model has not
 * failed then: a shopper who wheedles the prompt out of it must not have it paused for everybody.
 */
export function guardPrompt(answerer: Answerer, canary: string, instead: Answerer): Answerer {
  return {
    async *answer(request) {
      const watch = watchForCanary(canary)
      const { email, phone, hours } = request.shop.contact
      const runs = createWordRuns(RUN, request.prompt().rules, [
        ...request.passages.flatMap(({ passage }) => [passage.title, passage.text]),
        [email, phone, hours].filter(Boolean).join(' '),
        hours ?? '',
        request.question,
      ])
      for await (const part of answerer.answer(request)) {
        if (part.type === 'text') {
          // Both, so that each has seen all of the text.
          const told = [watch.tells(part.text), runs.tells(part.text)]
          if (told.includes(true)) {
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
