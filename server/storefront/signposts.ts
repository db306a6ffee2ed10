import type { Passage } from '../../kb/passage.ts'

/** A page of the made-up shop that the demo does not have, told by what links to it. */
export interface Signpost {
  /** As the texts call it: `Your orders`. */
  title: string
  path: string
  /** Who mentions it, in the order of the files. */
  mentions: { title: string; url: string }[]
}

const LINK = /\[([^\]]+)\]\((\/[^)\s>#?]*)/g

/** One signpost for each path that texts link to. Where the demo has that page, it is never asked for. */
export function signpostsOf(readings: readonly Passage[]): Map<string, Signpost> {
  const signposts = new Map<string, Signpost>()
  for (const { title, url, markdown } of readings) {
    for (const [, label = '', path = ''] of (markdown ?? '').matchAll(LINK)) {
      const signpost = signposts.get(path) ?? { title: label, path, mentions: [] }
      signposts.set(path, signpost)
      if (url !== undefined && !signpost.mentions.some((mention) => mention.url === url)) {
        signpost.mentions.push({ title, url })
      }
    }
  }
  return signposts
}
