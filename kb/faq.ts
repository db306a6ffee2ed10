import { z } from 'zod'
import { plainText } from './html-text.ts'
import { cleanMarkdown } from './markdown-text.ts'
import type { Passage } from './passage.ts'

const text = z.string().trim().min(1)

/** An entry of `faqs/faqs.json`: the brief's fields, `id` and `alts`. */
export const faqSchema = z.object({
  id: text.optional(),
  question: text,
  answer: text,
  category: text.optional(),
  tags: z.array(z.string()).default([]),
  last_updated: text.optional(),
  url: text.optional(),
  /** Other ways of asking the same. */
  alts: z.array(text).default([]),
})

/** A question and its answer, as the shop wrote them. */
export type Faq = z.infer<typeof faqSchema>

/** A FAQ entry as one passage. */
export function faqPassage(id: string, faq: Faq): Passage {
  const passage: Passage = {
    id,
    document: id,
    kind: 'faq',
    title: plainText(faq.question),
    alts: faq.alts.map(plainText).filter(Boolean),
    ...cleanMarkdown(faq.answer),
  }
  if (faq.url) passage.url = faq.url
  if (faq.category) passage.category = plainText(faq.category)
  if (faq.last_updated) passage.last_updated = faq.last_updated
  return passage
}
