/** A Markdown file without its front matter, and what stood in it. */
export interface FrontMatter {
  title?: string
  url?: string
  category?: string
  last_updated?: string
  /** Other ways of asking for the whole document. */
  alts: string[]
  body: string
  /** How many lines the front matter took, so that lines of the body can be told. */
  lines: number
}

/** What site generators call the same. */
const OTHER_NAMES = {
  title: [],
  url: ['permalink', 'canonical_url'],
  category: ['section'],
  last_updated: ['updated', 'updated_at', 'lastmod', 'date'],
} as const

/**
 * Splits `---` front matter off. Knows `key: value`, `key: [a, b]` and lists of `- item` lines; other YAML is
 * ignored. A file without front matter comes back whole.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const found = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  const written = found?.[1] ?? ''
  // Three dashes are also a line across the page; then what follows is text.
  if (!found || !/^\s*(?:$|#|[A-Za-z_][\w-]*:(?:\s|$))/.test(written))
    return { alts: [], body: text, lines: 0 }
  const values = new Map<string, string[]>()
  let key = ''
  for (const line of written.split('\n')) {
    const pair = /^([A-Za-z_][\w-]*):\s*(.*)$/.exec(line)
    const item = /^\s+-\s+(.*)$|^-\s+(.*)$/.exec(line)
    if (pair) {
      key = pair[1]!.toLowerCase().replaceAll('-', '_')
      const value = withoutComment(pair[2]!)
      const list = /^\[(.*)\]$/.exec(value)
      values.set(key, (list ? list[1]!.split(',') : value ? [value] : []).map(unquote).filter(Boolean))
    } else if (item && key) {
      values.get(key)?.push(unquote(withoutComment(item[1] ?? item[2] ?? '')))
    }
  }
  const result: FrontMatter = {
    alts: values.get('alts') ?? [],
    body: text.slice(found[0].length),
    lines: found[0].split('\n').length - 1,
  }
  for (const name of ['title', 'url', 'category', 'last_updated'] as const) {
    const value = [name, ...OTHER_NAMES[name]].map((name) => values.get(name)?.[0]).find(Boolean)
    if (value) result[name] = value
  }
  return result
}

/** `2026-10-12 # today` → `2026-10-12`; a # inside quotes is text. */
function withoutComment(value: string): string {
  return value.replace(/^("[^"]*"|'[^']*'|[^"'[].*?|\[.*\])\s+#.*$/, '$1').trim()
}

function unquote(value: string): string {
  const trimmed = value.trim()
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed
}
