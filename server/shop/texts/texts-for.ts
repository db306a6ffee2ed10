import { dutch } from './nl.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { german } from './de.ts'
import { italian } from './it.ts'
import type { ServiceTexts } from './service-texts.ts'
import { spanish } from './es.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'

const languages: Readonly<Record<string, ServiceTexts>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
}

/** What is said about a shopper's own orders in their language; in English where it is not there. */
export function textsFor(language: string | undefined): ServiceTexts {
  const own = language?.toLowerCase().split('-')[0] ?? 'en'
  return (Object.hasOwn(languages, own) ? languages[own] : undefined) ?? english
}

/** The shop with dates and money as these texts write them; in its own way, where they are in its own language. */
export function shopIn(texts: ServiceTexts, shop: ShopProfile): ShopProfile {
  return texts === textsFor(shop.locale) ? shop : { ...shop, locale: texts.locale }
}
