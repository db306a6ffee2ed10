import { lexer, type Token } from 'marked'
import { removeHidden } from './clean-text.ts'
import { footnotesInPlace } from './footnotes.ts'
import { splitFrontMatter } from './front-matter.ts'
import { HEADING_SEPARATOR, partId } from './heading-path.ts'
import { inlineText } from './inline-text.ts'
import { withLinkTargets } from './link-targets.ts'
import { joinPieces, markdownPieces } from './markdown-pieces.ts'
import type { Passage } from './passage.ts'
import { uniqueSlugs } from './slug.ts'
import { splitPieces } from './split-pieces.ts'

interface Section {
  slug: string
  /** Titles from the document down to this section. */
  path: string[]
  tokens: Token[]
}

/**
 * A Markdown document as passages, one a heading; what stands directly under the title is a passage of its
 * own. `path` is the document's id (`policies/return_policy.md`); passages are `path#<heading slug>`, titled
 * `Return policy › Refunds`. A heading without text of its own only lends its name to those below it. A long
 * section is several passages with the same title, the later ones `…~2`, `…~3`.
 */
export function chunkMarkdown(path: string, kind: 'policy' | 'article', source: string): Passage[] {
  const front = splitFrontMatter(removeHidden(source))
  const tokens = lexer(footnotesInPlace(front.body))
  const heading = tokens.find((token) => token.type === 'heading' && token.depth === 1)
  const written = inlineText(heading && 'tokens' in heading ? heading.tokens : undefined)
  const title = front.title ?? (written || nameOf(path))

  return sectionsOf(tokens, title, written || title).flatMap((section) => {
    const parts = splitPieces(markdownPieces(section.tokens)).map(joinPieces)
    return parts.flatMap(({ text, markdown }, part) => {
      if (!text) return []
      const passage: Passage = {
        id: partId(`${path}#${section.slug}`, part),
        document: path,
        kind,
        title: section.path.join(HEADING_SEPARATOR),
        alts: section.path.length === 1 && part === 0 ? front.alts : [],
        text,
        markdown: withLinkTargets(markdown, tokens),
      }
      if (front.url) passage.url = front.url
      if (front.category) passage.category = front.category
      if (front.last_updated) passage.last_updated = front.last_updated
      return [passage]
    })
  })
}

function sectionsOf(tokens: readonly Token[], title: string, heading: string): Section[] {
  const giveSlug = uniqueSlugs()
  const sections: Section[] = [{ slug: giveSlug(heading, 'introduction'), path: [title], tokens: [] }]
  let above: { depth: number; title: string }[] = []
  let sawTitle = false
  for (const token of tokens) {
    if (token.type !== 'heading') {
      sections.at(-1)!.tokens.push(token)
      continue
    }
    if (token.depth === 1 && !sawTitle) {
      sawTitle = true
      continue
    }
    const name = inlineText(token.tokens)
    above = [...above.filter(({ depth }) => depth < token.depth), { depth: token.depth, title: name }]
    sections.push({
      slug: giveSlug(name, `section-${sections.length}`),
      path: [title, ...above.map(({ title }) => title).filter(Boolean)],
      tokens: [],
    })
  }
  return sections
}

/** `policies/return_policy.md` → `Return policy`. */
function nameOf(path: string): string {
  const words = path.replace(/^.*\//, '').replace(/\.md$/i, '').replace(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
