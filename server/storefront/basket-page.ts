import { html } from 'hono/html'
import { type BasketLine, MOST_OF_ONE } from './basket.ts'
import { count } from './count.ts'
import type { Html } from './html.ts'
import { page, type Visit } from './page.ts'
import { breadcrumbs, picture } from './pieces.ts'
import type { Storefront } from './storefront.ts'

/** What a shopper has put aside, what it comes to, and that nothing can be bought. */
export function basketPage(visit: Visit, lines: readonly BasketLine[]): Html {
  const { storefront } = visit
  const [lead] = storefront.categories
  const content =
    lines.length === 0
      ? html`<div class="message"><h1>Your basket is empty</h1><p>What you add on a product’s page is kept here.</p>
${lead ? html`<p class="actions"><a class="button" href="${lead.path}">Shop ${lead.name}</a> <a class="quiet-button" href="/#shelves">All categories</a></p>` : ''}</div>`
      : html`<div class="basket"><h1>Your basket</h1>
<ul class="lines">${lines.map((line) => basketLine(storefront, line))}</ul>
${summary(storefront, lines)}</div>`
  return page(visit, {
    title: 'Basket',
    description: 'What you have put aside.',
    content: html`${breadcrumbs(storefront, [], 'Basket')}${content}`,
  })
}

function basketLine({ price }: Storefront, line: BasketLine): Html {
  const { product, itemId, quantity, options } = line
  const image =
    product.images.find(({ colour }) => colour === (options.colour ?? options.color)) ?? product.images[0]
  const what = [product.name, ...Object.values(options)].join(', ')
  return html`<li class="line">
<a class="line-picture" href="${product.url ?? '/'}" tabindex="-1" aria-hidden="true">${picture(image, '')}</a>
<div class="what"><h2><a href="${product.url ?? '/'}">${product.name}</a></h2><p>${Object.values(options).join(', ')}</p><p>${price(line.price)}</p></div>
<form method="post" action="/basket/change" class="quantity">
<input type="hidden" name="item" value="${itemId}">
<button type="submit" name="quantity" value="${quantity - 1}" aria-label="One less of ${what}">−</button>
<span><span class="hidden">Quantity: </span>${quantity}</span>
<button type="submit" name="quantity" value="${quantity + 1}" aria-label="One more of ${what}"${quantity >= MOST_OF_ONE ? html` disabled` : ''}>+</button>
</form>
<form method="post" action="/basket/remove" class="remove"><input type="hidden" name="item" value="${itemId}"><button type="submit" aria-label="Remove ${what}">Remove</button></form>
<p class="line-sum">${price(line.price * quantity)}</p>
</li>`
}

function summary({ profile, price, policies }: Storefront, lines: readonly BasketLine[]): Html {
  const goods = lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
  const [method] = profile.shipping?.methods ?? []
  const free = method?.free_from
  const shipping = method && (free !== undefined && goods >= free ? 0 : method.price)
  const details = policies.find(({ title }) => /shipping|delivery/i.test(title))
  return html`<section class="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<dl>
<div><dt>${count(pieces)}</dt><dd>${price(goods)}</dd></div>
${method && shipping !== undefined ? html`<div><dt>Shipping (${method.name})</dt><dd>${shipping === 0 ? 'free' : price(shipping)}</dd></div>` : ''}
<div class="total"><dt>Total</dt><dd>${price(goods + (shipping ?? 0))}</dd></div>
</dl>
${method && free !== undefined && goods < free ? html`<p>${price(free - goods)} more and shipping is free.</p>` : ''}
${details ? html`<p><a href="${details.path}">${details.title}</a></p>` : ''}
<button type="button" class="button" disabled aria-describedby="no-sale">Checkout</button>
<p id="no-sale" class="no-sale">This is a demo: nothing here can be bought.</p>
</section>`
}
