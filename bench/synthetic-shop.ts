import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '../kb/load-knowledge.ts'
import { sentencesOf } from '../kb/sentences.ts'
import { readSources } from '../kb/sources.ts'

/** What knowledge bases of any size are made of: real questions and sentences, taken apart. */
export interface Sentences {
  questions: string[]
  answers: string[]
}

/** A question about the synthetic shop, and the document that was written to answer it. */
export interface SyntheticQuery {
  query: string
  document: string
}

/** The demo shop's sentences, and those of further FAQ files (one `{question, answer}` a line) where there are any. */
export function readSentences(kbDir: string, faqLines: string | undefined): Sentences {
  const { passages } = loadKnowledge(readSources(kbDir))
  const questions = passages.flatMap(({ title, alts }) => [title, ...alts])
  const answers = passages.flatMap(({ text }) => sentencesOf(text))
  if (faqLines !== undefined && existsSync(faqLines)) {
    for (const line of readFileSync(faqLines, 'utf8').split('\n')) {
      if (line === '') continue
      const entry: { question: string; answer: string } = JSON.parse(line)
      questions.push(entry.question)
      answers.push(...sentencesOf(entry.answer))
    }
  }
  return { questions: [...new Set(questions)], answers: [...new Set(answers)] }
}

/**
 * Writes a knowledge base of `size` FAQ entries, each a question in two parts, one alternative and an answer of
 * two to four sentences, into `kbDir`, a thousand a file. The same size always gives the same files. Returns
 * questions about it, of the lengths and with the slips that people make.
 */
export function writeSyntheticShop(kbDir: string, size: number, sentences: Sentences): SyntheticQuery[] {
  const random = seeded(size)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const queries: SyntheticQuery[] = []
  mkdirSync(join(kbDir, 'faqs'), { recursive: true })
  for (let start = 0; start < size; start += 1000) {
    const file = `faqs/part-${String(start / 1000).padStart(4, '0')}.json`
    const entries = Array.from({ length: Math.min(1000, size - start) }, (_, i) => {
      const id = `e${start + i}`
      const question = `${pick(sentences.questions)} ${pick(sentences.questions)}`
      if ((start + i) % Math.max(1, Math.floor(size / 200)) === 0) {
        queries.push({ query: asTyped(question, random), document: `${file}#${id}` })
      }
      const answer = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(sentences.answers)).join(
        ' ',
      )
      return { id, question, answer, ...(i % 4 === 0 ? { alts: [pick(sentences.questions)] } : {}) }
    })
    writeFileSync(join(kbDir, file), JSON.stringify(entries))
  }
  return queries
}

/** Some of the words, and now and then two letters swapped. */
function asTyped(question: string, random: () => number): string {
  const words = question.split(' ').filter(() => random() < 0.6)
  const at = Math.floor(random() * words.length)
  const word = words[at]
  if (word && word.length > 4 && random() < 0.3) {
    const letter = 1 + Math.floor(random() * (word.length - 2))
    words[at] = `${word.slice(0, letter)}${word[letter + 1]}${word[letter]}${word.slice(letter + 2)}`
  }
  return words.join(' ') || question
}

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
