/** A language tag such as `de-CH` in its usual spelling; `undefined` when it is none. */
export function readLocale(tag: unknown): string | undefined {
  // The server takes tags of up to 35 characters.
  if (typeof tag !== 'string' || tag.length > 35) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
