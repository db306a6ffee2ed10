import { parseHex } from './accent-colours.ts'
import { readLocale } from './read-locale.ts'

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

/**
 * Reads the page's options and calls `warn` at most once, with all that looks like a mistake.
 * Names that resemble none of ours belong to someone else (`data-cfasync`) and are left alone.
 *
 * @example readOptions({ accent: '#2f6b4f', position: 'left' }, console.warn)
 */
export function readOptions(given: Record<string, unknown>, warn: (message: string) => void): WidgetOptions {
  const mistakes: string[] = []
  const options: WidgetOptions = { position: 'right', theme: 'auto', open: false }
  for (const [name, setting] of Object.entries(given)) {
    const value = String(setting ?? '')
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
      case 'locale': {
        const locale = readLocale(value)
        if (locale) options.locale = locale
        else bad('a language tag such as de-CH')
        break
      }
      case 'greeting':
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

function likelyName(name: string): (typeof NAMES)[number] | undefined {
  if (/colou?r/i.test(name)) return 'accent'
  if (/lang/i.test(name)) return 'locale'
  return NAMES.find((known) => nearlySame(name.toLowerCase(), known))
}

/** Whether two words begin alike and consist of the same letters, but for one: `possition`, `accnt`. */
function nearlySame(a: string, b: string): boolean {
  const letters = (word: string) => new Set(word).size
  return a[0] === b[0] && letters(a + b) - Math.min(letters(a), letters(b)) <= 1
}
