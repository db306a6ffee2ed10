import { calendarWords } from './calendar.ts'
import { deedsIn } from './deeds.ts'
import { factsIn } from './facts.ts'
import type { ProductNames } from './product-names.ts'
import { numberWords } from './quantities.ts'

/** Words that a fact may begin with, before what follows shows whether it does. */
const beginnings = [
  ...numberWords,
  ...calendarWords,
  'http',
  'https',
  'www',
  'mailto',
  'rue',
  'avenue',
  'boulevard',
]
const begins = new Set(beginnings)
/** How many words after one of these decide. */
const DECIDING = 3
const SHORTEST = 2
const CONTEXT = 80
/** Characters after a fact that make sure of it. */
const SETTLED = 12

/**
 * From where on the sentence under way has to wait: its first fact, or what at its end may still become one.
 * Its length where all of it may be shown.
 */
export function holdFrom(
  sentence: string,
  products: ProductNames,
  shown: number,
): { at: number; isFact: boolean } {
  // What is shown was looked at before; of it, only the whole words right before the rest still matter.
  const near = Math.max(0, shown - CONTEXT)
  const from = near === 0 ? 0 : sentence.lastIndexOf(' ', near) + 1
  const { at, isFact } = holdIn(sentence.slice(from), products)
  return { at: from + at, isFact }
}

function holdIn(sentence: string, products: ProductNames): { at: number; isFact: boolean } {
  const facts = mayHoldFact(sentence) ? factsIn(sentence, products) : products.in(sentence)
  const starts = facts.map(({ at }) => at)
  const fact = Math.min(sentence.length, ...starts)
  const open = Math.min(openEnd(sentence), products.mayBegin(sentence))
  // What ends together with the text may turn out to be something else.
  const isFact = facts.some(({ at, end }) => at <= open && end < sentence.length - SETTLED)
  return { at: Math.min(fact, open), isFact }
}

/** Sparing most of the words that stream by a closer look. */
function mayHoldFact(sentence: string): boolean {
  return (
    /[\d[@]|http|www/i.test(sentence) ||
    deedsIn(sentence).length > 0 ||
    (sentence.toLowerCase().match(/\p{L}+/gu) ?? []).some(
      (word) => begins.has(word.replace(/s$/, '')) || begins.has(word),
    )
  )
}

function openEnd(sentence: string): number {
  const words = [...sentence.matchAll(/[\p{L}\p{N}]+/gu)]
  const last = words.at(-1)
  const isOpen = last !== undefined && last.index + last[0].length === sentence.length
  const starts = [sentence.length]
  if (isOpen) {
    const word = last[0].toLowerCase()
    if (/\d/.test(word)) starts.push(last.index)
    else if (word.length >= SHORTEST && beginnings.some((start) => start.startsWith(word)))
      starts.push(last.index)
  }
  const done = isOpen ? words.length - 1 : words.length
  for (const { index, 0: word } of words.slice(Math.max(0, done - DECIDING), done))
    if (begins.has(word.toLowerCase())) starts.push(index)
  // A sign, a link or a citation that is not whole yet; what stands at the very end may belong to it.
  const open = /(?:[€$£+#(]\s?|\[[^\]\n]{0,300}(?:\](?:\([^)\n]{0,600})?)?|@[^\s]{0,200})$/u.exec(sentence)
  if (open) starts.push(open.index)
  return Math.min(...starts)
}
