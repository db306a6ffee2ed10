/**
 * Signing in to the demo shop, as part of its one script: who it is stands in this browser's storage, and the assistant
 * gets a function that has the demo's server vouch for them, as a real shop's server would.
 */
export const accountScript = `
const account = document.querySelector('[data-account]')
if (account) {
  const KEY = 'demo-shopper'
  const part = (name) => account.querySelector('[data-' + name + ']')
  const choices = [...account.querySelectorAll('[data-sign-in]')]
  const choiceOf = (user) => choices.find((choice) => choice.dataset.signIn === user)
  const news = document.querySelector('[data-account-news]')
  // Without storage one is signed in for this page.
  const stored = () => { try { return localStorage.getItem(KEY) } catch { return null } }
  const store = (user) => { try { user ? localStorage.setItem(KEY, user) : localStorage.removeItem(KEY) } catch {} }

  const vouch = (user) => async () => {
    const response = await fetch('/demo/identity-token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    })
    if (!response.ok) throw new Error('The demo shop could not say who this is: ' + response.status)
    return (await response.json()).identity_token
  }

  const show = (user) => {
    const name = choiceOf(user)?.querySelector('strong').textContent
    part('account-label').textContent = name ? name.split(' ')[0] : 'Sign in'
    part('account-name').textContent = name ?? ''
    part('signed-in').hidden = !name
    part('signed-out').hidden = !!name
  }

  const become = (user) => {
    const known = choiceOf(user) ? user : undefined
    show(known)
    if (known) call('identify', vouch(known))
    else call('signOut')
  }

  const choose = (user) => {
    store(user)
    become(user)
    news.textContent = user ? 'Signed in as ' + part('account-name').textContent : 'Signed out'
    account.open = false
    account.querySelector('summary').focus()
  }

  for (const choice of choices) choice.addEventListener('click', () => choose(choice.dataset.signIn))
  part('sign-out').addEventListener('click', () => choose(undefined))
  addEventListener('storage', ({ key, newValue }) => { if (key === KEY) become(newValue) })
  addEventListener('click', ({ target }) => { if (!account.contains(target)) account.open = false })
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !account.open) return
    account.open = false
    account.querySelector('summary').focus()
  })

  account.hidden = false
  if (choiceOf(stored())) become(stored())
}
`
