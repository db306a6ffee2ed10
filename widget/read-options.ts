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

/**
 * Reads the page's options and calls `warn` at most once, with all that looks like a mistake.
 * Other names belong to someone else (`data-cfasync`) and are left alone; only a colour is most likely ours.
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
      default:
        if (/colou?r/i.test(name)) mistakes.push(`unknown attribute data-${name}; did you mean data-accent?`)
    }
  }
  if (mistakes.length > 0) warn(`VerdeMuse: ${mistakes.join('; ')}`)
  return options
}
