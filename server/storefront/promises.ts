import type { HelpDocument } from './documents.ts'
import type { Storefront } from './storefront.ts'

/** Something that the shop promises, and where it says so. */
export interface ShopPromise {
  title: string
  text: string
  document: HelpDocument | undefined
}

/** What the shop's own data promises of shipping, returns, warranty and repair; what it does not say is not said. */
export function promisesOf({ profile, policies, articles, roundPrice }: Storefront): ShopPromise[] {
  const { shipping, returns, warranty } = profile
  const documents = [...policies, ...articles]
  const about = (word: RegExp) => documents.find(({ title }) => word.test(title))
  const within = (place: string | undefined, before: string) =>
    place === undefined ? '' : `${before} ${place}.`
  const repair = articles.find(({ title }) => /repair/i.test(title))
  return [
    shipping?.free_from !== undefined && {
      title: `Free shipping from ${roundPrice(shipping.free_from)}`,
      text: within(shipping.free_in, 'Within'),
      document: about(/shipping|delivery/i),
    },
    returns && {
      title: `${returns.window_days} days to return`,
      text: within(returns.free_in, 'Free within'),
      document: about(/return/i),
    },
    warranty && {
      title: `${warranty.years}-year warranty`,
      text: '',
      document: about(/warranty|guarantee/i),
    },
    repair && { title: repair.title, text: repair.summary, document: repair },
  ].filter((promise) => typeof promise === 'object')
}
