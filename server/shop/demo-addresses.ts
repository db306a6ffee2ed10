import { sectionId } from '../../kb/heading-path.ts'
import type { Passage } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import { slug, uniqueSlugs } from '../../kb/slug.ts'

/** Where the demo's pages stand on this server; paths, all of them. */
export interface DemoAddresses {
  /** `/policies/return-policy#refunds`, `/help/find-your-size#jeans`, `/help/faq#is-there-a-student-discount` */
  ofPassage(passage: Passage): string | undefined
  /** `/products/organic-cotton-t-shirt` */
  ofProduct(product: Product): string | undefined
  /** Markdown whose links to the made-up shop lead to this server. */
  localLinks(markdown: string): string
}

/** The page that holds every FAQ. */
export const FAQ_PATH = '/help/faq'

/**
 * Gives each document, question and product of the demo a path.
 * @param shopUrl the made-up shop's front page, whose pages this server stands in for
 */
export function createDemoAddresses(
  shopUrl: string | undefined,
  readings: readonly Passage[],
  products: readonly Product[],
): DemoAddresses {
  const documents = new Map<string, string>()
  const questions = new Map<string, string>()
  const policySlug = uniqueSlugs()
  const articleSlug = uniqueSlugs(['faq'])
  const questionSlug = uniqueSlugs()
  for (const { id, document, kind } of readings) {
    if (kind === 'faq') {
      questions.set(id, `${FAQ_PATH}#${questionSlug(fragmentOf(id), 'question')}`)
    } else if (!documents.has(document)) {
      const name = document.replace(/^.*\//, '').replace(/\.md$/i, '')
      const path =
        kind === 'policy'
          ? `/policies/${policySlug(name, 'policy')}`
          : `/help/${articleSlug(name, 'article')}`
      documents.set(document, path)
    }
  }
  const productSlug = uniqueSlugs()
  const productPaths = new Map(
    products.map(({ product_id, name, url }) => [
      product_id,
      `/products/${productSlug(slug(lastSegment(url)) || name, slug(product_id) || 'product')}`,
    ]),
  )
  const base = shopUrl?.replace(/\/+$/, '')

  return {
    ofPassage({ id, document, kind, product_id }) {
      if (kind === 'faq') return questions.get(id)
      if (kind === 'product') return product_id === undefined ? undefined : productPaths.get(product_id)
      const path = documents.get(document)
      return path === undefined ? undefined : `${path}#${fragmentOf(sectionId({ id, document }))}`
    },
    ofProduct: ({ product_id }) => productPaths.get(product_id),
    localLinks: (markdown) =>
      markdown.replace(LINK_TARGET, (whole, before: string, url: string) => {
        const path = base === undefined ? undefined : pathBelow(base, url)
        return path === undefined ? whole : before + path
      }),
  }
}

/** Where `[text](…)` and `[name]: …` lead to. */
const LINK_TARGET = /(\]\(\s*<?|\]:\s*<?)(https?:\/\/[^\s)>]+)/g

function pathBelow(base: string, url: string): string | undefined {
  if (!url.toLowerCase().startsWith(base.toLowerCase())) return undefined
  const rest = url.slice(base.length)
  if (rest === '' || /^[?#]/.test(rest)) return `/${rest}`
  return rest.startsWith('/') && !rest.startsWith('//') ? rest : undefined
}

function fragmentOf(id: string): string {
  return id.slice(id.indexOf('#') + 1)
}

function lastSegment(url: string | undefined): string {
  return (url ?? '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/^.*\//, '')
}
