import { chunkMarkdown } from '../chunk-markdown.ts'

/** Whether anything of a Markdown text would become a passage: headings alone say nothing. */
export function hasText(markdown: string): boolean {
  return chunkMarkdown('page.md', 'article', markdown).length > 0
}
