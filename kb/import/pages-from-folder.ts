import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../sources.ts'
import type { Article } from './article.ts'
import { articleFromHtml } from './article-from-html.ts'
import { articleFromMarkdown } from './article-from-markdown.ts'
import { decodeText } from './decode-text.ts'
import { htmlCharset } from './html-charset.ts'
import type { Imported } from './imported.ts'

const LARGEST = 5 * 1024 * 1024

/**
 * Every Markdown and HTML file of a folder and the folders in it, in the order of their names. Links to
 * files elsewhere and names that begin with a point are passed over. A page's key is its path.
 */
export function pagesFromFolder(folder: string): Imported<Article> {
  const imported: Imported<Article> = {
    entries: [],
    unread: [],
    skipped: [],
    problems: [],
    incomplete: false,
  }
  for (const path of pagesIn(folder, '')) {
    const reject = (reason: string) => {
      imported.problems.push({ file: path, line: 1, reason })
      imported.unread.push(path)
    }
    try {
      const bytes = readFileSync(join(folder, path))
      if (bytes.length > LARGEST) {
        reject('larger than 5 MB')
        continue
      }
      const name = path
        .replace(/^.*\//, '')
        .replace(/\.\w+$/, '')
        .replace(/[_-]+/g, ' ')
      const article = /\.html?$/i.test(path)
        ? articleFromHtml(decodeText(bytes, htmlCharset(bytes)))
        : articleFromMarkdown(decodeText(bytes), name)
      if (article) imported.entries.push({ key: path, title: article.title, value: article })
      else reject('no text in it')
    } catch (error) {
      reject(`cannot be read: ${reasonOf(error)}`)
    }
  }
  return imported
}

function pagesIn(folder: string, above: string): string[] {
  const entries = readdirSync(join(folder, above), { withFileTypes: true }).filter(
    ({ name }) => !name.startsWith('.'),
  )
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = above ? `${above}/${entry.name}` : entry.name
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : pagesIn(folder, path)
      return entry.isFile() && /\.(?:md|markdown|html?)$/i.test(entry.name) ? [path] : []
    })
}
