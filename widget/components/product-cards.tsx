import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ProductCard } from '../../server/wire.ts'
import { formatPrice } from '../format-price.ts'
import { productsEn } from '../locales/en-products.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'
import { Picture } from './picture.tsx'
import { shopLink } from './shop-link.ts'

/** Products of an answer: one lies wide, several stand side by side and are swiped or turned by arrows. */
export function ProductCards({ products }: { products: ProductCard[] }) {
  const { strings } = useUi()
  const row = useRef<HTMLUListElement>(null)
  const [ends, setEnds] = useState({ start: true, end: true })

  function look() {
    if (!row.current) return
    const { scrollLeft, scrollWidth, clientWidth } = row.current
    // Negative where text runs from right to left.
    const at = Math.abs(scrollLeft)
    setEnds({ start: at < 4, end: at + clientWidth > scrollWidth - 4 })
  }

  function turn(pages: number) {
    const { current } = row
    if (!current) return
    const sign = getComputedStyle(current).direction === 'rtl' ? -1 : 1
    current.scrollBy({ left: sign * pages * current.clientWidth * 0.8 })
  }

  useLayoutEffect(() => {
    const observer = new ResizeObserver(look)
    if (row.current) observer.observe(row.current)
    return () => observer.disconnect()
  }, [])

  const label = strings.products(products.length)
  return (
    <div class="carousel">
      {products.length > 1 && (
        <p class="label" aria-hidden="true">
          {label}
        </p>
      )}
      <ul
        class="products"
        aria-label={label}
        tabIndex={ends.start && ends.end ? -1 : 0}
        ref={row}
        onScroll={look}
      >
        {products.map((product) => (
          <li key={product.product_id}>
            <Card product={product} />
          </li>
        ))}
      </ul>
      {!(ends.start && ends.end) && (
        <div class="arrows">
          <button
            type="button"
            aria-label={productsEn.previousProducts}
            aria-disabled={ends.start}
            onClick={() => turn(-1)}
          >
            <Icon name="next" class="mirror back" />
          </button>
          <button
            type="button"
            aria-label={productsEn.nextProducts}
            aria-disabled={ends.end}
            onClick={() => turn(1)}
          >
            <Icon name="next" class="mirror" />
          </button>
        </div>
      )}
    </div>
  )
}

function Card({ product }: { product: ProductCard }) {
  const ui = useUi()
  const { locale } = ui
  const link = shopLink(product.url, ui)
  return (
    <article class={product.available ? 'product' : 'product unavailable'}>
      <Picture image={product.image} />
      <div class="facts">
        <p class="name">
          {link ? (
            <a href={link.href} {...(link.external && { target: '_blank', rel: 'noopener noreferrer' })}>
              {product.name}
            </a>
          ) : (
            product.name
          )}
        </p>
        <p class="price">
          {formatPrice(product.price, locale)}
          {!product.available && <span class="sold-out">{productsEn.soldOut}</span>}
        </p>
        {product.colours.length > 0 && (
          <p class="colours">
            <span class="hidden">{productsEn.colours}: </span>
            {product.colours.join(' · ')}
          </p>
        )}
        {product.sizes.length > 0 && (
          <ul class="sizes" aria-label={productsEn.sizes}>
            {product.sizes.map(({ size, available }) =>
              available ? (
                <li>{size}</li>
              ) : (
                <li class="gone">
                  <span aria-hidden="true">{size}</span>
                  <span class="hidden">{productsEn.sizeSoldOut(size)}</span>
                </li>
              ),
            )}
          </ul>
        )}
      </div>
    </article>
  )
}
