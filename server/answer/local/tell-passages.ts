import { stem } from '../../../kb/stem.ts'
import type { NumberedPassage } from '../answerer.ts'
import { contentStems } from '../content-stems.ts'
import { asksThe } from './asks-the.ts'
import { type Block, blocksOf } from './passage-blocks.ts'
import { upperFirst } from './spell.ts'
import { statementOf } from './statement-of.ts'
import { tableRows } from './table-rows.ts'

/** What speaks for a page with a sentence about it. */
const VERY_SENTENCE = 0.5
/** How near to a page that leaves out what is asked about another must be to take its place, where it does not. */
const NEAR_ENOUGH = 0.5
/** A word that is this share of a sentence is what the sentence is about. */
const ABOUT = 0.25

/** A question to be answered from help pages. */
export interface Asked {
  /** Made whole where it followed up on something. */
  query: string
  /** The words of this message alone. */
  ownWords: string
  /** The answer before, where there is one: nobody wants to be told the same twice. */
  saidBefore: string
}

/** What help pages say to a question. */
export interface Told {
  text: string
  used: NumberedPassage[]
  /** Nothing that a page could add would help. */
  ends?: boolean
}

/** About as many words as somebody reads in a chat without scrolling. */
const WORDS = 85
/** How near to the best a passage must be to add something. */
const ADDS = 0.4
/** How near to the best a passage must be to be told in its place, and what speaks for it, in shares of its score. */
const NEAR = 0.8
/** How near a page must be to a chat of the past to be told in its place. */
const A_PAGE_FIRST = 0.7
const COVERED = 0.3
/** What it speaks of counts as much as how well it was found, where the best page says nothing of what is asked about. */
const ALL_COVERED = 1.5
const FAQ = 0.03
const VERY_QUESTION = 0.05
/** Words that tell what is wanted of a thing, and not what thing. */
const GENERAL = contentStems(
  'take get back need want like long much many know tell help still now time day make go come see say thing something anything someone really just also even ever already again please possible able work way sort kind bit lot ok okay look find think wonder ask question problem issue happen happens anyone',
)

const SORRY = /^(?:we|i)(?: are| am|['’]re|['’]m)(?: very| so)? sorry[^.!]*[.!]\s*/i
const YES_OR_NO = /^(yes|no)([,:.;])\s*/i

/**
 * Answers a question from passages: what it asks first, then what else of the best passage matters, then what another
 * passage adds that the best one does not say. Passages of products are none of its business.
 */
export function tellPassages(asked: Asked, passages: readonly NumberedPassage[]): Told | undefined {
  const pages = pagesOf(passages)
  const found = bestOf(pages, asked.query)
  if (!found) return undefined
  const { best, about } = found
  const queried = contentStems(asked.query)
  const followsUp = asked.query !== asked.ownWords
  const known = asksThe(best.passage, asked.ownWords)
  const inTitle = contentStems(best.passage.title)
  const focus =
    about ?? [...contentStems(asked.ownWords)].filter((word) => !inTitle.has(word) && !GENERAL.has(word))
  const blocks = blocksOf(best.passage)
  const kind = followsUp ? wantedKind(asked.ownWords) : undefined
  const fresh = blocks.filter(({ text }) => !asked.saidBefore.includes(text))
  const chosen =
    fresh.length > 0
      ? chooseBlocks(fresh, { queried, focus, kind, known: known && !followsUp })
      : toThePoint(blocks, focus, kind)
  const own = `${sayBlocks(chosen, best, asked, known)} [${best.n}]`

  const covered = new Set([
    ...contentStems(best.passage.alts.join(' ')),
    ...inTitle,
    ...blocks.flatMap(({ stems }) => [...stems]),
  ])
  // Where it speaks of the very thing that is asked about, it is the answer.
  const missing = about ? [] : focus.filter((word) => !covered.has(word))
  const others = pages.filter((page) => page.passage.document !== best.passage.document)
  // "Can I return underwear?" is more than the page on how to return says, however well that is known.
  const open = YES_NO_QUESTION.test(asked.ownWords.trim()) && !YES_NO_QUESTION.test(best.passage.title)
  const extra = missing.length > 0 && (!known || open) ? addition(others, best, missing, queried) : undefined
  if (!extra) return { text: own, used: [best] }
  const added = `${opened(extra.text, extra.page, asked, false)} [${extra.page.n}]`
  // "Can I pay with Klarna?": the page on all ways to pay comes second.
  const first = YES_NO_QUESTION.test(asked.ownWords) && !YES_NO_QUESTION.test(best.passage.title)
  return { text: (first ? [added, own] : [own, added]).join('\n\n'), used: [best, extra.page] }
}

/** A chat of the past was about somebody's own case: it speaks only where no page of the shop comes near. */
function pagesOf(passages: readonly NumberedPassage[]): NumberedPassage[] {
  const told = passages.filter(({ passage, score }) => passage.kind !== 'product' && score > 0)
  const pages = told.filter(({ passage }) => passage.kind !== 'conversation')
  const best = Math.max(0, ...told.map(({ score }) => score))
  const near = pages.some(({ score }) => score >= best * A_PAGE_FIRST)
  // What stands for somebody's own data in it shows whose case it was.
  return near
    ? pages
    : told.filter(({ passage }) => passage.kind === 'conversation' && !/\[[a-z-]+\]/.test(passage.text))
}

/** Of what was said already, the one thing that is asked now; all of it where nothing stands out. */
function toThePoint(blocks: readonly Block[], focus: readonly string[], kind: RegExp | undefined): Block[] {
  const point = leading([...blocks], focus, kind) ?? blocks.find(({ stems }) => count(focus, stems) > 0)
  return point ? [point] : [...blocks]
}

/** What "how much?" and "how long?" want to be told, whatever it is about. */
function wantedKind(words: string): RegExp | undefined {
  if (/\b(?:how much|price|cost|fee|expensive)\b/i.test(words))
    return /[€$£]\s?\d|\d\s?(?:€|EUR|USD|GBP)|\bfree\b/i
  if (/\b(?:how long|how fast|how quick\w*|when)\b/i.test(words))
    return /\b\d+ (?:working )?(?:hour|day|week|month|year)s?\b/i
  return undefined
}

/**
 * The page that answers: the best found, unless one that was found nearly as well says more of the question's words, is
 * known to answer the very question, or is a question that the shop itself has answered.
 */
function bestOf(
  pages: readonly NumberedPassage[],
  query: string,
): { best: NumberedPassage; about?: string[] } | undefined {
  const [top] = pages
  if (!top) return undefined
  const queried = [...contentStems(query)].filter((word) => !GENERAL.has(word))
  const worth = ({ passage, score }: NumberedPassage) => {
    const says = saidBy(passage)
    const covered = queried.length === 0 ? 0 : count(queried, says) / queried.length
    const faq = passage.kind === 'faq'
    return (
      score / top.score +
      COVERED * covered +
      (faq ? FAQ : 0) +
      (faq && asksThe(passage, query) ? VERY_QUESTION : 0)
    )
  }
  const bestAmong = (some: readonly NumberedPassage[], more: (page: NumberedPassage) => number = () => 0) =>
    some.map((page) => ({ page, worth: worth(page) + more(page) })).sort((a, b) => b.worth - a.worth)[0]?.page
  const best = bestAmong(pages.filter(({ score }) => score >= top.score * NEAR))
  const lacks = best?.lacks ?? []
  if (!best || lacks.length === 0) return best && { best }
  const about = [...contentStems(lacks.join(' '))]
  const speaking = pages.filter(
    (page) =>
      count(about, saidBy(page.passage)) === about.length &&
      (page.score >= top.score * NEAR ||
        (page.score >= top.score * NEAR_ENOUGH &&
          ((page.covers ?? 0) >= (best.covers ?? 0) || isAbout(page, about)))),
  )
  const other = bestAmong(
    speaking,
    (page) => ALL_COVERED * (page.covers ?? 0) + (isAbout(page, about) ? VERY_SENTENCE : 0),
  )
  return other ? { best: other, about } : { best }
}

function saidBy({ title, alts, text }: NumberedPassage['passage']): ReadonlySet<string> {
  return contentStems(`${title} ${alts.join(' ')} ${text}`)
}

/** A sentence of the page is about these words: "Dogs are welcome." */
function isAbout({ passage }: NumberedPassage, words: readonly string[]): boolean {
  return blocksOf(passage).some(
    ({ kind, stems }) => kind === 'sentence' && count(words, stems) >= Math.max(1, stems.size * ABOUT),
  )
}

/** The words of another page that say most of what the best one leaves out: a sentence, or one line of a list. */
function addition(
  others: readonly NumberedPassage[],
  best: NumberedPassage,
  missing: readonly string[],
  queried: ReadonlySet<string>,
): { page: NumberedPassage; text: string } | undefined {
  const pages = others.filter(
    ({ passage, score }) => passage.kind !== 'conversation' && score >= best.score * ADDS,
  )
  // What half of the pages say tells none of them apart.
  const telling = missing.filter(
    (word) =>
      pages.filter(({ passage }) => contentStems(passage.text).has(word)).length <=
      Math.max(1, pages.length / 2),
  )
  const found = pages
    .flatMap((page) => {
      const titled = contentStems(`${page.passage.title} ${page.passage.alts.join(' ')}`)
      return blocksOf(page.passage)
        .flatMap(linesOf)
        .map((block, at) => {
          const own = count(telling, block.stems)
          // A page that is about the missing word says it in its first sentence, in whatever words.
          const about = at === 0 && block.kind === 'sentence' ? count(telling, titled) : 0
          const shared = count([...queried], new Set([...block.stems, ...titled]))
          return { page, text: block.text, words: block.words, missing: Math.max(own, about), shared }
        })
    })
    .filter(
      ({ missing, shared, words }) => missing > 0 && shared > missing && words > 3 && words <= WORDS / 2,
    )
    .sort((a, b) => b.missing - a.missing || b.shared - a.shared || b.page.score - a.page.score)
  return found[0]
}

/** A list as its lines, each as a sentence of its own; anything else as it is. */
function linesOf(block: Block): Block[] {
  if (block.kind === 'table') return []
  if (block.kind === 'sentence') return [block]
  return block.text
    .split('\n')
    .filter((line) => /^\s*[-*+]\s/.test(line))
    .flatMap((line) => blocksOf({ text: line.replace(/^\s*[-*+]\s+/, '') }))
    .map((sentence) => ({ ...sentence, kind: 'list' }))
}

/** The blocks to say, in order: all of a short passage, of a longer one what the question touches. */
function chooseBlocks(
  blocks: readonly Block[],
  asked: {
    queried: ReadonlySet<string>
    focus: readonly string[]
    kind: RegExp | undefined
    known: boolean
  },
): Block[] {
  const score = ({ stems }: Block) => count([...asked.queried], stems) + 2 * count(asked.focus, stems)
  const lead = asked.known ? undefined : leading(blocks, asked.focus, asked.kind)
  const kept = new Set<Block>(lead ? [lead] : blocks.slice(0, 1))
  let words = [...kept].reduce((sum, block) => sum + block.words, 0)
  const short = blocks.reduce((sum, block) => sum + block.words, 0) <= WORDS
  const rest = [...blocks.entries()]
    .filter(([, block]) => !kept.has(block))
    .sort(([i, a], [j, b]) => (short ? i - j : score(b) - score(a) || i - j))
  for (const [, block] of rest) {
    if (words + block.words > WORDS && block.kind !== 'list') continue
    kept.add(block)
    words += block.words
  }
  const inOrder = blocks.filter((block) => kept.has(block))
  return lead ? [lead, ...inOrder.filter((block) => block !== lead)] : inOrder
}

/** The sentence that says what the question asks beyond the page's title, where the first does not. */
function leading(
  blocks: readonly Block[],
  focus: readonly string[],
  kind: RegExp | undefined,
): Block | undefined {
  const [first] = blocks
  if (!first) return undefined
  const sentences = blocks.filter((block) => block.kind === 'sentence')
  if (focus.length === 0) return kind && sentences.find(({ text }) => kind.test(text))
  if (count(focus, first.stems) > 0) return undefined
  const [best] = sentences
    .map((block) => ({ block, found: count(focus, block.stems) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found)
  return best && best.found >= focus.length / 2 ? best.block : undefined
}

function sayBlocks(blocks: readonly Block[], page: NumberedPassage, asked: Asked, known: boolean): string {
  const parts: string[] = []
  let before: Block | undefined
  for (const [at, block] of blocks.entries()) {
    const text =
      block.kind === 'table'
        ? tableRows(block.text, asked.query)
        : at === 0
          ? opened(block.text, page, asked, known)
          : upperFirst(block.text.replace(YES_OR_NO, ''))
    parts.push(
      before?.kind === 'sentence' && block.kind === 'sentence' ? ` ${text}` : at > 0 ? `\n\n${text}` : text,
    )
    before = block
  }
  return parts.join('').trim()
}

/** A first sentence as it may open an answer: its yes or no must answer what the shopper has asked. */
function opened(text: string, { passage }: NumberedPassage, asked: Asked, known: boolean): string {
  const said = text.replace(SORRY, '')
  const match = YES_OR_NO.exec(said)
  if (!match || (known && asksSame(passage.title, asked.ownWords))) return upperFirst(said)
  const [whole, answer = '', sign = ''] = match
  // "We have a shop, one: our studio" says the number twice.
  const rest = said.slice(whole.length).replace(/^one(?=[,:] )[,:]\s*/, '')
  const statement = statementOf(passage.title, answer.toLowerCase() === 'yes' ? 'yes' : 'no')
  if (!statement) return `**${passage.title}**\n\n${said}`
  if (rest === '') return `${statement}.`
  return sign === '.' || sign === ';' || sign === ''
    ? `${statement}. ${upperFirst(rest)}`
    : `${statement}${sign} ${rest}`
}

const YES_NO_QUESTION = /^(?:can|could|do|does|is|are|will|would|may|am|have|has|did)\b/i

/** "Can I …?" and "how much is …?" may be about the same, and want no "yes" both. */
function asksSame(title: string, words: string): boolean {
  return YES_NO_QUESTION.test(title) === YES_NO_QUESTION.test(words.trim())
}

function count(words: readonly string[], among: ReadonlySet<string>): number {
  return words.filter((word) => among.has(word) || among.has(stem(word))).length
}
