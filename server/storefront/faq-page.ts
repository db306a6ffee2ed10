import { html } from 'hono/html'
import { FAQ_PATH } from '../shop/demo-addresses.ts'
import type { Html } from './html.ts'
import { markdownHtml } from './markdown-html.ts'
import { page, type Visit } from './page.ts'
import { askButton, breadcrumbs } from './pieces.ts'

/**
 * Every question with its answer. The anchor stands inside what is folded away: browsers open it for an address
 * that leads there, and the page's script where they do not.
 */
export function faqPage(visit: Visit): Html {
  const { questionGroups, profile } = visit.storefront
  return page(visit, {
    title: 'Questions and answers',
    description: `What people ask ${profile.name}, and the answers.`,
    canonical: FAQ_PATH,
    content: html`${breadcrumbs(visit.storefront, [{ name: 'Help', path: '/help' }], 'Questions and answers')}
<div class="document">
<article class="faq">
<header><h1>Questions and answers</h1>${askButton('Ask the assistant')}</header>
${questionGroups.map(
  ({ name, anchor, questions }) =>
    html`<section id="${anchor}"><h2>${name}</h2>${questions.map(
      ({ anchor: own, question, markdown }) =>
        html`<details><summary><h3>${question}</h3></summary><div class="answer" id="${own}">${markdownHtml(markdown)}</div></details>`,
    )}</section>`,
)}
</article>
<aside><nav aria-label="Topics" class="contents"><h2>Topics</h2><ul>${questionGroups.map(
      ({ name, anchor }) => html`<li><a href="#${anchor}">${name}</a></li>`,
    )}</ul></nav></aside>
</div>`,
  })
}
