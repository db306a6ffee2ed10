import type { Answerer, AnswerRequest } from './answerer.ts'
import { type Courtesy, courtesies } from './courtesies.ts'

/**
 * An answerer that only writes English, with some courtesy towards who does not: a sentence in their language says
 * so before the first such answer of a conversation, and greetings, thanks and goodbyes are answered in it.
 */
export function withCourtesy(answerer: Answerer): Answerer {
  return {
    async *answer(request) {
      const courtesy = courtesyFor(request.language)
      if (!courtesy) return yield* answerer.answer(request)
      const own = ownWords(request, courtesy)
      if (own !== undefined) yield { type: 'text', text: own }
      else if (!request.toldInEnglish) yield { type: 'text', text: `*${courtesy.inEnglish}*\n\n` }
      for await (const part of answerer.answer(request)) {
        if (own === undefined || part.type !== 'text') yield part
      }
    },
  }
}

/** Whether an answer of these messages has said already, in that language, that it is in English. */
export function saysInEnglish(
  messages: readonly { role: string; text: string }[],
  language: string | undefined,
): boolean {
  const courtesy = courtesyFor(language)
  if (!courtesy) return false
  return messages.some(({ role, text }) => role === 'assistant' && text.includes(courtesy.inEnglish))
}

function courtesyFor(language: string | undefined): Courtesy | undefined {
  return language !== undefined && Object.hasOwn(courtesies, language) ? courtesies[language] : undefined
}

/** The whole answer to what is only kind, in the shopper's language. */
function ownWords({ smalltalk, toldInEnglish }: AnswerRequest, courtesy: Courtesy): string | undefined {
  const isKind = smalltalk === 'greeting' || smalltalk === 'thanks' || smalltalk === 'goodbye'
  if (!isKind) return undefined
  const opens = smalltalk === 'greeting' && !toldInEnglish
  return opens ? `${courtesy.greeting}\n\n*${courtesy.inEnglish}*` : courtesy[smalltalk]
}
