import { html } from 'hono/html'
import type { Html } from './html.ts'
import { page, type Visit } from './page.ts'

/** What a browser is shown where there is nothing, or where something could not be done. */
export function messagePage(visit: Visit, { title, text }: { title: string; text: string }): Html {
  return page(visit, {
    title,
    description: text,
    content: html`<div class="message">
<h1>${title}</h1>
<p>${text}</p>
<p class="actions"><a class="button" href="/">To the front page</a> <a class="quiet-button" href="/help">Help</a></p>
<ul class="topics">${visit.storefront.categories.map(({ name, path }) => html`<li><a class="choice" href="${path}">${name}</a></li>`)}</ul>
</div>`,
  })
}
