import { parseHex } from './accent-colours.ts'

/** What a page may set on its script tag (`data-accent`, …) or in `window.VerdeMuseSettings`. */
export interface WidgetOptions {
  /** `#rgb` or `#rrggbb`; wins over what staff have set. */
  accent?: string
  position: 'left' | 'right'
  theme: 'auto' | 'light' | 'dark'
  greeting?: string
  /** A language tag for numbers and for the server, such as `de-CH`. */
  locale?: string
  /** Open the panel with the page. */
  open: boolean
  /** `none` hides the button (the page calls `VerdeMuse.open()`); any other text stands beside its picture. */
  launcher?: string
}

const NAMES = ['accent', 'position', 'theme', 'greeting', 'locale', 'open', 'launcher'] as const

const LIKELY: Record<string, (typeof NAMES)[number]> = {
  color: 'accent',
  colour: 'accent',
  brand: 'accent',
  primary: 'accent',
  side: 'position',
  align: 'position',
  mode: 'theme',
  welcome: 'greeting',
  message: 'greeting',
  language: 'locale',
  lang: 'locale',
  autoopen: 'open',
  button: 'launcher',
  label: 'launcher',
}

/**
 * Reads the page's options and calls `warn` at most once, with all that looks like a mistake.
 * Names that resemble none of ours belong to someone else (`data-cfasync`) and are left alone.
 *
 * @example readOptions({ accent: '#2f6b4f', position: 'left' }, console.warn)
 */
export function readOptions(
  given: Record<string, string | undefined>,
  warn: (message: string) => void,
): WidgetOptions {
  const mistakes: string[] = []
  const options: WidgetOptions = { position: 'right', theme: 'auto', open: false }
  for (const [name, value = ''] of Object.entries(given)) {
    const bad = (allowed: string) => mistakes.push(`data-${name}="${value}" is not ${allowed}`)
    switch (name) {
      case 'accent':
        if (parseHex(value)) options.accent = value.trim()
        else bad('a colour such as #2f6b4f')
        break
      case 'position':
        if (value === 'left' || value === 'right') options.position = value
        else bad('left or right')
        break
      case 'theme':
        if (value === 'auto' || value === 'light' || value === 'dark') options.theme = value
        else bad('auto, light or dark')
        break
      case 'greeting':
      case 'locale':
      case 'launcher':
        if (value) options[name] = value
        break
      case 'open':
        options.open = value !== 'false'
        break
      default: {
        const meant = likelyName(name)
        if (meant) mistakes.push(`unknown attribute data-${name}; did you mean data-${meant}?`)
      }
    }
  }
  if (mistakes.length > 0) warn(`VerdeMuse: ${mistakes.join('; ')}`)
  return options
}

function likelyName(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  return LIKELY[plain] ?? NAMES.find((known) => plain !== '' && editDistance(plain, known) <= 2)
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
