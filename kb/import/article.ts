import { splitFrontMatter } from '../front-matter.ts'

/** A page as an article of the knowledge base. */
export interface Article {
  title: string
  url?: string
  category?: string
  last_updated?: string
  alts: string[]
  /** Markdown without front matter. */
  body: string
}

/** Tells whose an imported article is; the loader passes over front matter that it does not know. */
const MARK = 'imported_from'

/** The article as a file, marked as belonging to `source`. */
export function articleFile(article: Article, source: string): string {
  const lines = [
    `title: ${scalar(article.title)}`,
    ...(article.url ? [`url: ${article.url}`] : []),
    ...(article.category ? [`category: ${scalar(article.category)}`] : []),
    ...(article.last_updated ? [`last_updated: ${article.last_updated}`] : []),
    ...(article.alts.length > 0 ? ['alts:', ...article.alts.map((alt) => `  - ${scalar(alt)}`)] : []),
    `${MARK}: ${scalar(source)}`,
  ]
  return `---\n${lines.join('\n')}\n---\n\n${article.body.trim()}\n`
}

/** An article as it lies in the knowledge base, and the source that it is marked with, if any. */
export function readArticleFile(text: string): { article: Article; source: string | undefined } {
  const { title = '', url, category, last_updated, alts, body } = splitFrontMatter(text)
  const front = text.slice(0, text.length - body.length)
  const mark = new RegExp(`^${MARK}:\\s*(.*)$`, 'm').exec(front)?.[1]?.trim()
  const source = mark && /^(["']).*\1$/.test(mark) ? mark.slice(1, -1) : mark
  const article: Article = { title, alts, body: body.trim() }
  if (url) article.url = url
  if (category) article.category = category
  if (last_updated) article.last_updated = last_updated
  return { article, source: source || undefined }
}

/** One line that YAML and our own reader take for the same words. */
function scalar(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const isPlain = /^[\p{L}\p{N}]/u.test(line) && !/: |:$| #/.test(line)
  if (isPlain) return line
  return line.includes('"') && !line.includes("'") ? `'${line}'` : `"${line.replaceAll('"', '”')}"`
}
