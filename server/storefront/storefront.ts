import type { Passage } from '../../kb/passage.ts'
import { type FormatPrice, priceFormat } from '../../kb/product-passage.ts'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { Shop } from '../shop/shop.ts'
import { type Category, categoriesOf } from './catalogue.ts'
import { documentsOf, type HelpDocument, type QuestionGroup, questionGroupsOf } from './documents.ts'
import { type Signpost, signpostsOf } from './signposts.ts'

/** Everything that the demo's pages show, put in order once for each version of the knowledge base. */
export interface Storefront {
  profile: ShopProfile
  categories: Category[]
  policies: HelpDocument[]
  articles: HelpDocument[]
  questionGroups: QuestionGroup[]
  /** Pages of the made-up shop that texts link to and this demo does not have, by path. */
  signposts: ReadonlyMap<string, Signpost>
  price: FormatPrice
  /** The same without the cents of a whole amount: `€75`. */
  roundPrice: FormatPrice
}

/** The storefront as the shop is now. */
export function createStorefront(shop: Shop): () => Storefront {
  let made: { from: readonly Passage[]; profile: ShopProfile; storefront: Storefront } | undefined
  return () => {
    const from = shop.readings()
    const profile = shop.profile()
    if (made?.from !== from || made.profile !== profile) {
      made = { from, profile, storefront: storefrontOf(shop, profile, from) }
    }
    return made.storefront
  }
}

function storefrontOf(shop: Shop, profile: ShopProfile, readings: readonly Passage[]): Storefront {
  const documents = documentsOf(readings)
  return {
    profile,
    categories: categoriesOf(shop.products()),
    policies: documents.filter(({ kind }) => kind === 'policy'),
    articles: documents.filter(({ kind }) => kind === 'article'),
    questionGroups: questionGroupsOf(readings),
    signposts: signpostsOf(readings),
    price: priceFormat(profile.locale, profile.currency),
    roundPrice: (amount) =>
      new Intl.NumberFormat(profile.locale, {
        style: 'currency',
        currency: profile.currency,
        minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      }).format(amount),
  }
}
