/** Old Windows programs still save in it; every byte means something there, so it is the last resort. */
const LEGACY = 'windows-1252'
/** What its bytes 0x80 to 0x9F are; a blank where there is nothing. */
const LEGACY_SIGNS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Text of unknown encoding: a byte order mark decides, then UTF-8 where the bytes are valid as such, then
 * `hint` (what a page or a server claims), else Windows-1252 as Excel writes it.
 */
export function decodeText(bytes: Uint8Array, hint?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const decoder = decoderFor(hint)
    const text = decoder.decode(bytes)
    return decoder.encoding === LEGACY ? withLegacySigns(text) : text
  }
}

/** Node 20 to 23 decode Windows-1252 as Latin-1, where quotes and the euro are control characters. */
function withLegacySigns(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => LEGACY_SIGNS[character.charCodeAt(0) - 0x80] ?? ' ')
}

function decoderFor(hint: string | undefined): TextDecoder {
  try {
    return new TextDecoder(hint ?? LEGACY)
  } catch {
    return new TextDecoder(LEGACY)
  }
}
