import type { Faq } from '../faq.ts'
import { faqKey } from './faq-key.ts'
import type { Imported } from './imported.ts'
import type { ImportPlan } from './import-plan.ts'
import { planList } from './plan-list.ts'
import { sourceSlug } from './source-slug.ts'

/**
 * Plans the import of questions and answers into `faqs/imported-<source>.json`.
 * @param source the file's name, or what the owner calls it; the same name means the same source
 */
export function planFaqs(kbDir: string, source: string, imported: Imported<Faq>, today: string): ImportPlan {
  const entries = imported.entries.map((entry) => ({ ...entry, value: written(entry.value) }))
  const path = `faqs/imported-${sourceSlug(source)}.json`
  return planList(kbDir, path, { ...imported, entries }, keyOf, today)
}

/** As a file holds it: without empty lists. */
function written(faq: Faq): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(faq).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  )
}

function keyOf(entry: Record<string, unknown>): string | undefined {
  const { id, question } = entry
  if (typeof question !== 'string') return undefined
  return faqKey({ question, id: typeof id === 'string' ? id : undefined })
}
