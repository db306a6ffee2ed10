/** Zero-width joiners hold emoji together and are letters of some scripts; anywhere else they hide. */
const JOINER_OUT_OF_PLACE =
  /(?<!\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})(?:\u{200C}|\u{200D})/gu
/** Format characters (Cf) but joiners, fillers that print as nothing, line separators, Unicode tags. */
const INVISIBLE =
  /(?!\u{200C}|\u{200D})\p{Cf}|\u{034F}|[\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2028}\u{2029}]|\u{17B4}|\u{17B5}|\u{180E}/gu

/**
 * Removes what is in a text but cannot be seen: zero-width and direction marks, Unicode tags, control
 * characters. Hidden text is how instructions are smuggled to a model. Joiners stay inside words of scripts
 * that are written with them, and inside emoji.
 */
export function removeHidden(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(JOINER_OUT_OF_PLACE, '')
    .replace(INVISIBLE, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
}

/** Removes HTML: comments, scripts and styles with their content, of other tags the tag alone. */
export function stripHtml(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  times: '×',
}

/** `&amp;` → `&`, `&#8364;` → `€`; what it does not know stays. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
}

/** One line of running text: white space of every kind becomes single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
