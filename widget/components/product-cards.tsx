import type { ProductCard } from '../../server/wire.ts'
import { formatPrice } from '../format-price.ts'
import { safeLink } from '../safe-link.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** Products of an answer, side by side. */
export function ProductCards({ products }: { products: ProductCard[] }) {
  const { strings } = useUi()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
    <ul class="products" aria-label={strings.products} tabIndex={0}>
      {products.map((product) => (
        <li>
          <Card product={product} />
        </li>
      ))}
    </ul>
  )
}

function Card({ product }: { product: ProductCard }) {
  const { strings, locale, links } = useUi()
  const link = product.url === undefined ? undefined : safeLink(product.url, links, links.pageOrigin)
  return (
    <article class="product">
      <Picture product={product} />
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
          {!product.available && <span class="sold-out">{strings.soldOut}</span>}
        </p>
        {product.colours.length > 0 && (
          <p class="colours">
            <span class="hidden">{strings.colours}: </span>
            {product.colours.join(' · ')}
          </p>
        )}
        {product.sizes.length > 0 && (
          <ul class="sizes" aria-label={strings.sizes}>
            {product.sizes.map(({ size, available }) =>
              available ? (
                <li>{size}</li>
              ) : (
                <li class="gone">
                  <span aria-hidden="true">{size}</span>
                  <span class="hidden">{strings.sizeSoldOut(size)}</span>
                </li>
              ),
            )}
          </ul>
        )}
      </div>
    </article>
  )
}

/** The picture, if it lies with us or with the shop: no third host learns of a shopper's interest. */
function Picture({ product }: { product: ProductCard }) {
  const { links, server } = useUi()
  const hosts = [...links.hosts, new URL(server).host]
  const source =
    product.image !== undefined && URL.canParse(product.image, server)
      ? new URL(product.image, server)
      : undefined
  const allowed = source && (source.origin === server || safeLink(source.href, { ...links, hosts }))
  return (
    <div class="picture">
      {source && allowed ? (
        <img src={source.href} alt="" loading="lazy" referrerpolicy="no-referrer" />
      ) : (
        <Icon name="leaf" />
      )}
    </div>
  )
}
