import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The definitions and examples of WordNet, each with a word that it explains or uses.
 *
 * @param {string} folder Debian's /usr/share/wordnet
 * @returns {{ glosses: { id: string, lemma: string, text: string }[], lemmas: Set<string> }}
 */
export function readGlosses(folder) {
  const glosses = []
  const lemmas = new Set()
  for (const kind of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(join(folder, `data.${kind}`), 'utf8').split('\n')) {
      const [data, gloss] = line.split(' | ')
      if (!gloss || line.startsWith('  ')) continue
      const fields = data.split(' ')
      const count = Number.parseInt(fields[3], 16)
      const names = Array.from({ length: count }, (_, i) => fields[4 + 2 * i].replace(/\(.*\)$/, ''))
      for (const name of names) lemmas.add(name.toLowerCase())
      const parts = gloss.trim().split(/;\s+/)
      const texts = parts.map((part) => part.replace(/["()`]/g, '').trim()).filter((part) => part.length > 8)
      const lemma = names[0].toLowerCase().replaceAll('_', ' ')
      texts.slice(0, 2).forEach((text, i) => {
        glosses.push({ id: `${kind}${fields[0]}.${i}`, lemma, text })
      })
    }
  }
  return { glosses, lemmas }
}
