/** Finds the catalogue's product names in a text. */
export interface ProductNames {
  /** The names in a text, as `wordsOf` writes them, longest first where one holds another. */
  in(text: string): { at: number; end: number; name: string }[]
  /** Where the end of a text may be the beginning of a name; its length where it is not. */
  mayBegin(text: string): number
}

const WORD = /[\p{L}\p{N}]+/gu

/** Names of one word are left out: "Socks" says nothing that could be wrong. */
export function productNames(names: Iterable<string>): ProductNames {
  const byFirst = new Map<string, string[][]>()
  for (const name of names) {
    const words = name.toLowerCase().match(WORD) ?? []
    const [first] = words
    if (first === undefined || words.length < 2) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), words])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)
  const firsts = [...byFirst.keys()]

  return {
    in(text) {
      const words = wordsAt(text)
      const found: { at: number; end: number; name: string }[] = []
      for (let i = 0; i < words.length; i++) {
        const name = byFirst
          .get(words[i]!.word)
          ?.find((name) => name.every((word, k) => word === words[i + k]?.word))
        if (!name) continue
        found.push({ at: words[i]!.at, end: words[i + name.length - 1]!.end, name: name.join(' ') })
        i += name.length - 1
      }
      return found
    },
    mayBegin(text) {
      const words = wordsAt(text)
      const ended = /[^\p{L}\p{N}]$/u.test(text)
      for (let i = Math.max(0, words.length - LONGEST_NAME); i < words.length; i++) {
        const rest = words.slice(i).map(({ word }) => word)
        const last = ended ? undefined : rest.pop()
        const [first] = rest
        const candidates =
          first === undefined
            ? firsts.some((name) => name.startsWith(last ?? ''))
            : byFirst
                .get(first)
                ?.some(
                  (name) =>
                    name.length > rest.length &&
                    rest.every((word, k) => word === name[k]) &&
                    (last === undefined || name[rest.length]!.startsWith(last)),
                )
        if (candidates) return words[i]!.at
      }
      return text.length
    },
  }
}

const LONGEST_NAME = 12

function wordsAt(text: string): { at: number; end: number; word: string }[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    at: index,
    end: index + word.length,
    word: word.toLowerCase(),
  }))
}
