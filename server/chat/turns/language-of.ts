/** Language, and where it is told script and region; what else may stand in a tag can name a person. */
const PLAIN_TAG = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?=$|-)/

/** The language tag of a record, from whatever a browser called its locale: `de-CH`; `null` where it is none. */
export function languageOf(locale: string | undefined): string | null {
  if (locale === undefined) return null
  try {
    const [tag = ''] = Intl.getCanonicalLocales(locale)
    return PLAIN_TAG.exec(tag)?.[0] ?? null
  } catch {
    return null
  }
}
