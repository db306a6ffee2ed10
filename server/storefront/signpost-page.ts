import { html } from 'hono/html'
import type { Html } from './html.ts'
import { page, type Visit } from './page.ts'
import { askButton, breadcrumbs } from './pieces.ts'
import type { Signpost } from './signposts.ts'

/** In the place of a page that the made-up shop has and the demo does not: where its texts speak of it. */
export function signpostPage(visit: Visit, { title, mentions }: Signpost): Html {
  return page(visit, {
    title,
    description: `${title} is not part of the demo.`,
    content: html`${breadcrumbs(visit.storefront, [], title)}
<div class="message">
<h1>${title}</h1>
<p>This page is not part of the demo. These pages speak of it:</p>
<ul>${mentions.map((mention) => html`<li><a href="${mention.url}">${mention.title}</a></li>`)}</ul>
${askButton('Ask the assistant')}
</div>`,
  })
}
