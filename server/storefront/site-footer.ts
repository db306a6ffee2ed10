import { html } from 'hono/html'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import { FAQ_PATH } from '../shop/demo-addresses.ts'
import type { HelpDocument } from './documents.ts'
import type { Html } from './html.ts'
import { openDays } from './open-hours.ts'
import type { Storefront } from './storefront.ts'

/** Articles that the footer names; the help page has them all. */
const ARTICLES = 6

/** What stands at the end of every page: policies, help, how to reach the shop. */
export function siteFooter({ profile, policies, articles, questionGroups }: Storefront): Html {
  const list = (documents: readonly HelpDocument[]) =>
    documents.map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`)
  return html`<footer class="site-footer">
<div class="columns">
<section>
<h2>${profile.name}</h2>
${profile.tagline ? html`<p>${profile.tagline}</p>` : ''}
${contact(profile)}
</section>
${studioShop(profile)}
<nav aria-label="Help articles"><h2>Help</h2><ul>
${questionGroups.length > 0 ? html`<li><a href="${FAQ_PATH}">Questions and answers</a></li>` : ''}
${list(articles.slice(0, ARTICLES))}
<li><a href="/help">All help pages</a></li>
</ul></nav>
${policies.length > 0 ? html`<nav aria-label="Policies"><h2>Policies</h2><ul>${list(policies)}</ul></nav>` : ''}
</div>
<p class="demo">A demo shop that comes with VerdeMuse, the support assistant at the bottom of this page. Nothing here can be bought. <a href="/dashboard">Staff’s dashboard</a></p>
</footer>`
}

/** How people are reached, and when. */
export function contact({ contact: { email, phone, hours, address } }: ShopProfile): Html {
  return html`<address>
${email ? html`<a href="mailto:${email}">${email}</a><br>` : ''}
${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a><br>` : ''}
${address ?? ''}
</address>
${hours ? html`<p>${hours}</p>` : ''}`
}

function studioShop({ studio_shop: studio, locale }: ShopProfile): Html | '' {
  if (!studio) return ''
  return html`<section>
<h2>Come and see us</h2>
<address>${studio.address}</address>
${studio.hours ? html`<dl class="hours">${openDays(studio.hours, locale).map(({ days, times }) => html`<div><dt>${days}</dt><dd>${times}</dd></div>`)}</dl>` : ''}
</section>`
}
