import { scrubPersonal } from './scrub-personal.ts'

/** What may say who somebody is; nearly all questions have none of it, and cost nothing more. */
const MAYBE_PERSONAL = /\[[a-z][a-z -]*\]|@|\d{4}|\bname\b|\bcall me\b/i
const PLACEHOLDER = '\\[[a-z][a-z -]*\\]'
/** That a card was named, is what the question is about. */
const CARD = /\[card[a-z -]*\]/g
/** "my name is [name]", "order number [order]", "(e-mail: [e-mail])" */
const INTRODUCED = new RegExp(
  `(?:\\b(?:and )?(?:my|the|our) )?(?:\\b(?:full name|name|e-?mail(?: address)?|mail|phone(?: number)?|number|no\\.?|nr\\.?|address)\\b(?:\\s+is|\\s*:)?\\s*)?${PLACEHOLDER}`,
  'gi',
)

/**
 * A question without what says who asks it: names, addresses and numbers, typed or masked already. They are what no
 * knowledge base answers, and would count as words that it has never heard of. Unchanged where nothing else is left.
 */
export function withoutPersonal(question: string): string {
  if (!MAYBE_PERSONAL.test(question)) return question
  const bare = scrubPersonal(question)
    .replace(CARD, 'card')
    .replace(INTRODUCED, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /\p{L}{3}/u.test(bare) ? bare : question
}
