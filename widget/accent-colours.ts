/** Colours computed from the one accent that a shop chooses; every pair has a contrast of at least 4.5. */
export interface AccentColours {
  accent: string
  /** Text on the accent. */
  'on-accent': string
  /** The accent as a text colour on a light and on a dark surface. */
  'text-light': string
  'text-dark': string
}

type Rgb = [red: number, green: number, blue: number]

const OURS: Rgb = [0x2f, 0x6b, 0x4f]
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
// The darkest and the lightest ground that accent-coloured text stands on in the panel's style.
const LIGHT_GROUND: Rgb = [236, 240, 236]
const DARK_GROUND: Rgb = [43, 51, 46]

/** Reads `#rgb` or `#rrggbb`; anything else is no colour, so that no other CSS can come in by this door. */
export function parseHex(colour: string): Rgb | undefined {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim())
  const digits = match?.[1]
  if (digits === undefined) return undefined
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const value = Number.parseInt(long, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** The colours for an accent such as `#2f6b4f`; an unreadable one gives the default's. */
export function accentColours(accent: string | undefined): AccentColours {
  const rgb = parseHex(accent ?? '') ?? OURS
  return {
    accent: toHex(rgb),
    'on-accent': contrast(rgb, WHITE) >= 4.5 ? '#ffffff' : '#000000',
    'text-light': toHex(mixUntilReadable(rgb, BLACK, LIGHT_GROUND)),
    'text-dark': toHex(mixUntilReadable(rgb, WHITE, DARK_GROUND)),
  }
}

/** WCAG contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const ratio = (luminance(a) + 0.05) / (luminance(b) + 0.05)
  return Math.max(ratio, 1 / ratio)
}

function mixUntilReadable(colour: Rgb, towards: Rgb, ground: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const channel = (i: 0 | 1 | 2) => Math.round(colour[i] + (towards[i] - colour[i]) * share)
    const mixed: Rgb = [channel(0), channel(1), channel(2)]
    if (contrast(mixed, ground) >= 4.5) return mixed
  }
  return towards
}

function luminance(colour: Rgb): number {
  const linear = (i: 0 | 1 | 2) => {
    const share = colour[i] / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
}

function toHex([red, green, blue]: Rgb): string {
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`
}
