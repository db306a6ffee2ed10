import { removeHidden } from '../clean-text.ts'
import { splitFrontMatter } from '../front-matter.ts'
import type { Article } from './article.ts'
import { hasText } from './has-text.ts'
import { isoDate } from './iso-date.ts'

/** A Markdown file as an article, or undefined where it has no text. `name` is its title if it has no other. */
export function articleFromMarkdown(text: string, name: string): Article | undefined {
  const front = splitFrontMatter(removeHidden(text))
  const body = front.body.trim()
  if (!hasText(body)) return undefined
  const heading = /^#\s+(.+?)\s*#*$/m.exec(body)?.[1]
  const article: Article = { title: front.title ?? plain(heading ?? name), alts: front.alts, body }
  const updated = isoDate(front.last_updated ?? '')
  if (front.url) article.url = front.url
  if (front.category) article.category = front.category
  if (updated) article.last_updated = updated
  return article
}

function plain(heading: string): string {
  return heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]+/g, '')
}
