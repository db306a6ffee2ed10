import { HEADING_SEPARATOR } from '../../kb/heading-path.ts'
import type { Passage } from '../../kb/passage.ts'
import { uniqueSlugs } from '../../kb/slug.ts'
import { FAQ_PATH } from '../shop/demo-addresses.ts'

/** A heading of a document and what stands under it. */
export interface Section {
  /** The heading's slug, which a source's link ends in. */
  anchor: string
  title: string
  /** 2 for a section of the document, 3 for one within it …; 1 for what stands right under the title. */
  level: number
  markdown: string
}

/** A policy or a help article. */
export interface HelpDocument {
  kind: 'policy' | 'article'
  title: string
  /** `/policies/return-policy` */
  path: string
  category: string | undefined
  /** As the file says it, `2026-10-12`. */
  lastUpdated: string | undefined
  /** The beginning in plain words, for an overview. */
  summary: string
  sections: Section[]
}

/** A question with its answer. */
export interface Question {
  anchor: string
  path: string
  question: string
  markdown: string
}

/** Questions of one category, in the order of the file. */
export interface QuestionGroup {
  name: string
  anchor: string
  questions: Question[]
}

const SUMMARY = 150

/** Policies and articles, made whole again from their passages. */
export function documentsOf(readings: readonly Passage[]): HelpDocument[] {
  const documents = new Map<string, HelpDocument>()
  for (const passage of readings) {
    if (passage.kind !== 'policy' && passage.kind !== 'article') continue
    const { path, anchor } = addressOf(passage)
    const [title = '', ...above] = passage.title.split(HEADING_SEPARATOR)
    let document = documents.get(path)
    if (!document) {
      document = {
        kind: passage.kind,
        title,
        path,
        category: passage.category,
        lastUpdated: passage.last_updated,
        summary: shortened(passage.text),
        sections: [],
      }
      documents.set(path, document)
    }
    const last = document.sections.at(-1)
    const markdown = passage.markdown ?? passage.text
    if (last?.anchor === anchor) last.markdown += `\n\n${markdown}`
    else {
      document.sections.push({ anchor, title: above.at(-1) ?? title, level: above.length + 1, markdown })
    }
  }
  return [...documents.values()]
}

/** The FAQs by category, categories in the order in which they first come. */
export function questionGroupsOf(readings: readonly Passage[]): QuestionGroup[] {
  const giveSlug = uniqueSlugs()
  const groups = new Map<string, QuestionGroup>()
  for (const passage of readings) {
    if (passage.kind !== 'faq') continue
    const name = passage.category ?? 'Good to know'
    const group = groups.get(name) ?? { name, anchor: `topic-${giveSlug(name, 'other')}`, questions: [] }
    groups.set(name, group)
    const { anchor } = addressOf(passage)
    group.questions.push({
      anchor,
      path: `${FAQ_PATH}#${anchor}`,
      question: passage.title,
      markdown: passage.markdown ?? passage.text,
    })
  }
  return [...groups.values()]
}

/** Readings have their address on this server from the shop. */
function addressOf({ url = '' }: Passage): { path: string; anchor: string } {
  const [path = '', anchor = ''] = url.split('#')
  return { path, anchor }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= SUMMARY) return line
  const sentence = /^.{40,150}?[.!?](?=\s)/.exec(line)?.[0]
  return sentence ?? `${line.slice(0, SUMMARY).replace(/\s+\S*$/, '')} …`
}
