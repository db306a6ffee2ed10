import { render } from 'preact'
import { SignInPage } from './components/sign-in-page.tsx'
import { SignIn } from './context.ts'
import { readFrameRequest } from './frame-request.ts'
import { createShopPage } from './shop-page.ts'
import { createSignInClient } from './sign-in-client.ts'
import { createSignInStore } from './sign-in-store.ts'
import { stringsFor } from './strings.ts'

const root = document.getElementById('sign-in')
const { request, locale } = readFrameRequest(location.search)
const { strings, tag } = stringsFor(locale)

if (root) {
  const shop = root.dataset.shop ?? ''
  const shopPage = request && createShopPage(request, window)
  const store = createSignInStore({
    client: createSignInClient((input, init) => fetch(input, init), strings.unreachable),
    request,
    shopPage,
    words: strings,
  })
  document.documentElement.lang = tag
  document.documentElement.classList.toggle('framed', store.framed)
  render(
    <SignIn.Provider value={{ store, strings, shop }}>
      <SignInPage />
    </SignIn.Provider>,
    root,
  )
  if (shopPage) {
    new ResizeObserver(() => shopPage.resize(root.offsetHeight)).observe(root)
    addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') shopPage.cancel()
    })
    shopPage.ready()
  }
}
