import { html } from 'hono/html'
import { demoShoppers } from './demo-shoppers.ts'
import type { Html } from './html.ts'

/** Who is signed in to the demo shop, and as whom one may; shown by the page's script, which it needs. */
export function accountMenu(): Html {
  return html`<details class="account" data-account hidden>
<summary><span data-account-label>Sign in</span></summary>
<div class="sheet">
<div data-signed-out>
<p class="sheet-title">Sign in as</p>
<ul>${demoShoppers.map(
    ({ userId, name, hint }) =>
      html`<li><button type="button" data-sign-in="${userId}"><strong>${name}</strong><span>${hint}</span></button></li>`,
  )}</ul>
<p class="note">Made-up shoppers, so no password. Then ask the assistant about your order.</p>
</div>
<div data-signed-in hidden>
<p class="sheet-title" data-account-name></p>
<p class="note">The assistant knows who you are and can look after your orders.</p>
<button class="quiet-button" type="button" data-sign-out>Sign out</button>
</div>
</div>
</details><span class="hidden" role="status" data-account-news></span>`
}
