import { html } from 'hono/html'
import type { HelpDocument, Section } from './documents.ts'
import type { Html } from './html.ts'
import { markdownHtml } from './markdown-html.ts'
import { page, type Visit } from './page.ts'
import { askButton, breadcrumbs, dateIn } from './pieces.ts'

/** A policy or a help article, with the others of its kind beside it. */
export function documentPage(visit: Visit, document: HelpDocument): Html {
  const { policies, articles, profile } = visit.storefront
  const isPolicy = document.kind === 'policy'
  const siblings = isPolicy ? policies : articles
  const { title, sections, lastUpdated, path } = document
  const [top] = sections
  return page(visit, {
    title,
    description: document.summary,
    canonical: path,
    content: html`${breadcrumbs(visit.storefront, [{ name: 'Help', path: '/help' }], title)}
<div class="document">
<article>
<header><h1${top?.level === 1 ? html` id="${top.anchor}"` : ''}>${title}</h1>
${lastUpdated ? html`<p class="updated">Last updated <time datetime="${lastUpdated}">${dateIn(profile.locale, lastUpdated)}</time></p>` : ''}</header>
${sections.map(sectionOf)}
<p class="doubt">Something is not clear? ${askButton('Ask the assistant')}</p>
</article>
<aside>
${contents(sections)}
<nav aria-label="${isPolicy ? 'More policies' : 'More help articles'}"><h2>${isPolicy ? 'Policies' : 'More help'}</h2><ul>${siblings.map(
      (other) =>
        html`<li><a href="${other.path}"${other === document ? html` aria-current="page"` : ''}>${other.title}</a></li>`,
    )}</ul></nav>
</aside>
</div>`,
  })
}

function sectionOf({ anchor, title, level, markdown }: Section): Html {
  const words = markdownHtml(markdown)
  if (level === 1) return html`<section>${words}</section>`
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`
  return html`<section id="${anchor}">${heading}${words}</section>`
}

function contents(sections: readonly Section[]): Html | '' {
  const headed = sections.filter(({ level }) => level === 2)
  if (headed.length < 3) return ''
  return html`<nav aria-label="On this page" class="contents"><h2>On this page</h2><ul>${headed.map(
    ({ anchor, title }) => html`<li><a href="#${anchor}">${title}</a></li>`,
  )}</ul></nav>`
}
