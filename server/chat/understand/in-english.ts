import { translateQuery } from '../../../kb/translate-query.ts'
import { languageOfText } from './language-of-text.ts'
import type { EarlierMessage } from '../turn-input.ts'
import { inWholeWords } from './whole-words.ts'

/** What is looked up for a message: its own words, or in other languages their English. */
export interface InEnglish {
  /** The language of the message; that of the talk before where its own words do not tell. */
  language: string | undefined
  question: string
  history: EarlierMessage[]
}

/**
 * Reads a message for the search and for understanding, which know English: in its English words where the shop's
 * pages are English, else as it stands.
 * @param locales `page`: of what the shopper looks at, a message of one word may be in it; `shop`: of the shop's pages
 */
export function inEnglish(
  question: string,
  history: readonly EarlierMessage[],
  locales: { page: string | undefined; shop: string },
): InEnglish {
  const english = (text: string, language: string | undefined) => {
    if (!isEnglish(locales.shop)) return text
    return language === undefined || language === 'en'
      ? inWholeWords(text)
      : translateQuery(text, language) || text
  }
  let before: string | undefined
  const earlier = history.map((message) => {
    if (message.role !== 'shopper') return message
    const own = languageOfText(message.text, before ?? locales.page)
    before = own ?? before
    return { ...message, text: english(message.text, own) }
  })
  const own = languageOfText(question, before ?? locales.page)
  return { language: own ?? before, question: english(question, own), history: earlier }
}

/** Whether a locale is one of English. */
export function isEnglish(locale: string): boolean {
  return /^en(?:-|$)/i.test(locale)
}
