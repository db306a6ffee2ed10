import { rawSentencesOf } from '../../../kb/sentences.ts'
import type { Passage } from '../../../kb/passage.ts'
import { contentStems } from '../content-stems.ts'

/** A part of a passage that can stand alone in an answer: a sentence with those that lean on it, a list, a table. */
export interface Block {
  kind: 'sentence' | 'list' | 'table'
  /** Markdown where the passage has some. */
  text: string
  stems: ReadonlySet<string>
  words: number
}

/** A sentence that begins so says nothing without the one before it. */
const LEANS =
  /^(?:it|its|they|their|them|this|that|these|those|there|then|otherwise|after (?:that|this)|before that|both|each|so|but|and|or|also|in that case|the others?|neither|for (?:that|this)|if (?:it|they|not)|with (?:it|them)|here)\b/i
const LIST = /^\s*(?:[-*+]|\d+[.)])\s/
const TABLE = /^\s*\|/

/** The blocks of a passage, in its order. What introduces a list stays with it. */
export function blocksOf({ markdown, text }: Pick<Passage, 'markdown' | 'text'>): Block[] {
  const blocks: Block[] = []
  for (const paragraph of (markdown ?? text).trim().split(/\n{2,}/)) {
    const kind = LIST.test(paragraph) ? 'list' : TABLE.test(paragraph) ? 'table' : 'sentence'
    const last = blocks.at(-1)
    if (kind !== 'sentence') {
      const introduced = last?.kind === 'sentence' && last.text.endsWith(':') ? blocks.pop() : undefined
      blocks.push(block(kind, introduced ? `${introduced.text}\n\n${paragraph}` : paragraph))
      continue
    }
    const begins = blocks.length
    for (const raw of rawSentencesOf(paragraph.replace(/\s*\n\s*/g, ' '))) {
      const sentence = raw.trim()
      const before = blocks.length > begins ? blocks.at(-1) : undefined
      if (before && LEANS.test(sentence))
        blocks.splice(-1, 1, block('sentence', `${before.text} ${sentence}`))
      else if (sentence !== '') blocks.push(block('sentence', sentence))
    }
  }
  return blocks
}

function block(kind: Block['kind'], text: string): Block {
  const said = text.replace(/\]\([^)]*\)/g, ']')
  return { kind, text, stems: contentStems(said), words: said.split(/\s+/).length }
}
