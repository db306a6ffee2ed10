import { html } from 'hono/html'
import { FAQ_PATH } from '../shop/demo-addresses.ts'
import type { HelpDocument } from './documents.ts'
import type { Html } from './html.ts'
import { page, type Visit } from './page.ts'
import { askButton, breadcrumbs } from './pieces.ts'
import { contact } from './site-footer.ts'

/** The way to everything that the shop has written for its shoppers. */
export function helpPage(visit: Visit): Html {
  const { policies, articles, questionGroups, profile } = visit.storefront
  return page(visit, {
    title: 'Help',
    description: `Help articles, questions and answers, and the policies of ${profile.name}.`,
    canonical: '/help',
    content: html`${breadcrumbs(visit.storefront, [], 'Help')}
<div class="help">
<header><h1>How can we help?</h1>${askButton('Ask the assistant')}</header>
${
  questionGroups.length > 0
    ? html`<section><h2><a href="${FAQ_PATH}">Questions and answers</a></h2><ul class="topics">${questionGroups.map(
        ({ name, anchor, questions }) =>
          html`<li><a class="choice" href="${FAQ_PATH}#${anchor}">${name} <span>${questions.length}</span></a></li>`,
      )}</ul></section>`
    : ''
}
${cards('Help articles', articles)}
${cards('Policies', policies)}
<section class="reach"><h2>A person of our team</h2>${contact(profile)}</section>
</div>`,
  })
}

function cards(title: string, documents: readonly HelpDocument[]): Html | '' {
  if (documents.length === 0) return ''
  return html`<section><h2>${title}</h2><ul class="cards">${documents.map(
    (document) =>
      html`<li><a href="${document.path}"><strong>${document.title}</strong><span>${document.summary}</span></a></li>`,
  )}</ul></section>`
}
