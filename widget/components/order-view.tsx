import type { OrderCard } from '../../server/wire.ts'
import { formatPrice } from '../format-price.ts'
import { formatTime } from '../format-time.ts'
import { serviceEn } from '../locales/en-service.ts'
import { httpsHosts } from '../safe-link.ts'
import { useUi } from '../ui-context.ts'
import { Picture } from './picture.tsx'
import { shopLink } from './shop-link.ts'

/** One order: where it is, and what is in it. */
export function OrderView({ order }: { order: OrderCard }) {
  const { locale } = useUi()
  const { order_id, placed_at, status_text, items, total, fulfilments, expected_by } = order
  return (
    <article class="service" aria-label={serviceEn.order(order_id)}>
      <div class="service-head">
        <p class="title">{serviceEn.order(order_id)}</p>
        <p class="badge">{status_text}</p>
        {placed_at && <p class="fine">{serviceEn.placed(formatTime(placed_at, locale))}</p>}
      </div>
      {fulfilments.map((fulfilment) => (
        <Shipment fulfilment={fulfilment} />
      ))}
      <ul class="lines">
        {items.map(({ item_id, name, options, quantity, price, image }) => (
          <li key={item_id}>
            <Picture image={image} />
            <div>
              <p class="name">
                {quantity > 1 && `${serviceEn.quantity(quantity)} `}
                {name}
              </p>
              <p class="fine">{Object.values(options).join(' · ')}</p>
            </div>
            <p class="amount">{formatPrice(price, locale)}</p>
          </li>
        ))}
      </ul>
      {(total || expected_by) && (
        <dl>
          {expected_by && (
            <div>
              <dt>{serviceEn.expected}</dt>
              <dd>{formatTime(expected_by, locale)}</dd>
            </div>
          )}
          {total && (
            <div class="sum">
              <dt>{serviceEn.total}</dt>
              <dd>{formatPrice(total, locale)}</dd>
            </div>
          )}
        </dl>
      )}
    </article>
  )
}

/** A parcel: who brings it, and where it was seen; the latest step is marked by shape and word, not by colour alone. */
function Shipment({ fulfilment }: { fulfilment: OrderCard['fulfilments'][number] }) {
  const ui = useUi()
  const { carrier, tracking_number: number, tracking_url: url, events } = fulfilment
  // The shop's own word, not a model's: the carrier's host is as good as the shop's.
  const link = shopLink(url, ui, httpsHosts([url]))
  return (
    <section class="shipment">
      <p class="carrier">
        <span>{serviceEn.shipment(carrier)}</span>
        {link ? (
          <a href={link.href} {...(link.external && { target: '_blank', rel: 'noopener noreferrer' })}>
            {serviceEn.track(number)}
            {link.external && <span class="hidden"> ({serviceEn.opensInNewTab})</span>}
          </a>
        ) : (
          number && <span class="fine">{serviceEn.trackingNumber(number)}</span>
        )}
      </p>
      <ol class="timeline">
        {events.map(({ at, status, location }, index) => {
          const latest = index === events.length - 1
          return (
            <li {...(latest && { 'aria-current': 'step' as const })}>
              <p>
                {status}
                {latest && <span class="now">{serviceEn.latest}</span>}
              </p>
              <p class="fine">{[formatTime(at, ui.locale, true), location].filter(Boolean).join(' · ')}</p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
