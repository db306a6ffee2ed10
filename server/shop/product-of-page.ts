import type { Product } from '../../kb/product.ts'

/**
 * The product that a page shows: the one whose address it is, on whatever host the shop's pages are served, else the one
 * whose whole name its title begins with. Undefined where it is no product's page.
 */
export function productOfPage(
  { url, title }: { url: string; title?: string | undefined },
  products: readonly Product[],
): Product | undefined {
  const path = pathOf(url)
  const [byPath, another] = products.filter((product) => product.url && pathOf(product.url) === path)
  // Where all products share one path, a query tells them apart in a way of the shop's own.
  if (byPath && !another && path !== '/') return byPath
  const titled = products.filter(({ name }) => beginsWith(title ?? '', name))
  return titled.sort((a, b) => b.name.length - a.name.length)[0]
}

/** `https://shop.example/products/tee/?colour=moss` → `/products/tee` */
function pathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  return path.replace(/\/+$/, '').toLowerCase() || '/'
}

function beginsWith(title: string, name: string): boolean {
  const start = title.trim().toLowerCase()
  const own = name.toLowerCase()
  return start === own || (start.startsWith(own) && /^\s+[|·–—-]/.test(start.slice(own.length)))
}
