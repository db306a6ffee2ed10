import { accountScript } from './account-script.ts'
import { browserFile } from './browser-file.ts'

/**
 * What the demo's pages do with a script, and can do without: tell the assistant which product is looked at,
 * open the assistant from a button, open the answer that an address leads to, show where one is in a long row, sign in
 * as one of the shop's made-up shoppers.
 */
export const storefrontScript = browserFile(
  '/shop/storefront.js',
  'text/javascript; charset=utf-8',
  `const call = (name, ...args) => {
  const assistant = (window.VerdeMuse ||= [])
  if (Array.isArray(assistant)) assistant.push([name, ...args])
  else assistant[name]?.(...args)
}

const product = document.querySelector('[data-product-id]')
if (product) call('setContext', { product_id: product.dataset.productId })

for (const button of document.querySelectorAll('[data-ask]')) {
  button.hidden = false
  button.addEventListener('click', () => call('open'))
}

const here = document.querySelector('.shelves [aria-current]')
if (here) here.closest('nav').scrollLeft = here.offsetLeft - 24

const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const details = target?.closest('details')
  if (!details || details.open) return
  details.open = true
  target.scrollIntoView()
}
addEventListener('hashchange', openTarget)
openTarget()
${accountScript}`,
)
