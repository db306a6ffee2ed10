import { Readability } from '@mozilla/readability'
import { parseHtml } from './parse-html.ts'

/** Never part of what a page says. */
const FURNITURE = [
  ...['title', 'script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg', 'canvas'],
  ...['nav', 'aside', 'footer', 'dialog', 'menu', 'select', 'input', 'textarea'],
  ...['[role=navigation]', '[role=search]', '[role=dialog]', '[role=alertdialog]', '[role=contentinfo]'],
  ...['[role=banner]', '[role=complementary]', '[aria-modal=true]', '[role=menu]', '[role=menubar]'],
].join(',')
/** What shops call the boxes around the content; looked for in classes and ids, as whole words. */
const BOXES =
  /(?:^|[\s_-])(?:breadcrumbs?|share|sharing|social|newsletter|sign-?up|pagination|related|recommend(?:ed|ations)?|recently-viewed|skip-(?:link|to-content)|sr-only|visually-hidden|screen-reader-text|announcement-bar|mini-cart|cart-drawer|search-form|site-header|site-footer|sidebar|comments|popup|widget-area)(?:$|[\s_-])/i
const CONSENT =
  /onetrust|cookiebot|cybotcookie|usercentrics|didomi|klaro|cky-|cmplz|iubenda|termly|quantcast|(?:cookie|consent|gdpr)s?[\w-]*(?:banner|notice|bar|popup|modal|overlay|message|dialog|box|law|consent|wrapper|container)|(?:banner|notice|bar|popup|modal|overlay)[\w-]*(?:cookie|consent|gdpr)/i
const LANDMARKS = ['main', '[role=main]', '#MainContent', '#main-content', '#main', '#content', 'article']
/** Less than this is no content: a landmark around nothing, a page that scripts fill in. */
const ENOUGH = 60

/**
 * The part of a page that says something: its `main` where it has one, else what Firefox's reader view would
 * show, without menus, banners, forms and boxes around it. Changes the document.
 */
export function mainContent(document: Document): HTMLElement {
  openFolded(document)
  for (const element of document.querySelectorAll(FURNITURE)) element.remove()
  for (const element of document.querySelectorAll('header')) {
    if (!element.closest('main, article, [role=main]')) element.remove()
  }
  removeHidden(document)
  removeBoxes(document)
  for (const landmark of LANDMARKS) {
    const all = [...document.querySelectorAll<HTMLElement>(landmark)]
    const [first] = all
    if (first && all.length === 1 && textOf(first).length >= ENOUGH) return withoutMenus(first)
  }
  return withoutMenus(readerView(document) ?? document.body)
}

/** The words of an element, each run of white space as one space. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Questions that unfold become headings; what they unfold is content, hidden or not. */
function openFolded(document: Document): void {
  for (const control of document.querySelectorAll('[aria-controls]')) {
    const target = document.getElementById(control.getAttribute('aria-controls') ?? '')
    if (target && !target.closest('nav, header, dialog, [role=dialog]')) show(target)
  }
  for (const element of document.querySelectorAll(
    '[class*=accordion], [class*=collaps], [class*=faq], [class*=tab-panel]',
  )) {
    if (!element.closest('nav, header'))
      for (const inside of [element, ...element.querySelectorAll('*')]) show(inside)
  }
  for (const element of document.querySelectorAll('summary, button')) {
    const words = textOf(element)
    const heading = element.closest('h1, h2, h3, h4, h5, h6, dt')
    const unfolds = element.nodeName === 'SUMMARY' || element.hasAttribute('aria-expanded')
    // A button beside a heading's words is a tool; one that is all of them is the heading.
    if (words !== '' && (unfolds || (heading && textOf(heading) === words))) {
      const replacement = document.createElement(heading ? 'span' : 'h3')
      replacement.textContent = words
      element.replaceWith(replacement)
    } else element.remove()
  }
  for (const term of document.querySelectorAll('dt')) {
    const strong = document.createElement('strong')
    strong.textContent = textOf(term)
    term.replaceChildren(strong)
  }
}

function show(element: Element): void {
  element.removeAttribute('hidden')
  element.removeAttribute('aria-hidden')
  if (isStyledAway(element)) element.removeAttribute('style')
}

function removeHidden(document: Document): void {
  for (const element of document.querySelectorAll('[hidden], [aria-hidden=true], [style]')) {
    if (element.nodeName === 'BODY' || element.nodeName === 'HTML') continue
    if (
      element.hasAttribute('hidden') ||
      element.getAttribute('aria-hidden') === 'true' ||
      isStyledAway(element)
    )
      element.remove()
  }
}

function isStyledAway(element: Element): boolean {
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

/** A box is small beside the page: a whole page may well be called `newsletter` or `cookie-policy`. */
function removeBoxes(document: Document): void {
  const whole = textOf(document.body).length
  for (const element of document.body.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (!BOXES.test(names) && !CONSENT.test(names)) continue
    if (element.matches('main, article, [role=main]') || element.querySelector('main, h1')) continue
    if (textOf(element).length * 2 <= whole) element.remove()
  }
}

function readerView(document: Document): HTMLElement | undefined {
  // Readability takes the document apart, and may find nothing in it.
  const copy = parseHtml(document.documentElement.outerHTML)
  const found = new Readability(copy, { charThreshold: 200 }).parse()
  if (!found?.content || (found.textContent ?? '').trim().length < ENOUGH) return undefined
  return parseHtml(found.content).body
}

/** Lists that only lead elsewhere are menus, whatever the page calls them. */
function withoutMenus(root: HTMLElement): HTMLElement {
  for (const list of root.querySelectorAll('ul, ol')) {
    const links = [...list.querySelectorAll('a')]
    const linked = links.reduce((length, link) => length + textOf(link).length, 0)
    if (links.length >= 5 && linked >= 0.9 * textOf(list).length && linked < 40 * links.length) list.remove()
  }
  return root
}
