import { articles, conversations, faqs, policies, products, shop } from './shop-data.ts'

/** A sentence, a list item or a table row, and where it stands. */
export interface Sentence {
  where: string
  text: string
}

/** A fact's value as one sentence tells it. */
export interface Telling extends Sentence {
  value: string
}

// "9.95" and "U.S." do not end a sentence; a blank before the next one does.
const sentencesOf = (where: string, text: string): Sentence[] =>
  text
    .replaceAll(/\]\([^)]*\)/g, ']')
    .split(/\n+|(?<=[.!?]["”)]?)\s+/)
    .map((sentence) => ({ where, text: sentence.trim() }))
    .filter((sentence) => sentence.text !== '')

/** Everything that the shop says in words: no shopper's line is in it. */
export const sentences: Sentence[] = [
  ...sentencesOf('shop.json', `${shop.description}\n${shop.contact.hours}`),
  ...faqs.flatMap((faq) => sentencesOf(`faqs: ${faq.question}`, faq.answer)),
  ...[...policies, ...articles].flatMap(({ path, text }) => sentencesOf(path, text)),
  ...products.flatMap((product) => [
    ...sentencesOf(`products: ${product.name}`, product.description),
    { where: `products: ${product.name}`, text: product.return_policy },
  ]),
  ...conversations.flatMap((conversation, index) =>
    conversation.messages
      .filter((message) => message.sender === 'assistant')
      .flatMap((message) => sentencesOf(`conversations #${index}`, message.text)),
  ),
]

/** Where any of the patterns finds a value: its first group, and a second one if there is one. */
export function tellings(patterns: RegExp[], except?: RegExp): Telling[] {
  return sentences
    .filter(({ text }) => !except?.test(text))
    .flatMap((sentence) =>
      patterns.flatMap((pattern) =>
        [...sentence.text.matchAll(new RegExp(pattern, 'gi'))].map((match) => ({
          ...sentence,
          value: match.slice(1).filter(Boolean).join(' to '),
        })),
      ),
    )
}

/** How many files or groups of files tell it: a fact told in one place cannot contradict itself. */
export const sources = (told: Telling[]) =>
  new Set(told.map(({ where }) => where.split(/[:#/]/)[0]?.trim())).size
