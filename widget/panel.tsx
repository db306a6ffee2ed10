import { createRef, render } from 'preact'
import { backOff } from './back-off.ts'
import { createChatClient } from './chat-client.ts'
import { createChatStore } from './chat-store.ts'
import { ChatPanel } from './components/chat-panel.tsx'
import { fitViewport } from './fit-viewport.ts'
import { holdPageScroll } from './hold-page-scroll.ts'
import { keepFocusInside } from './keep-focus-inside.ts'
import { loadRichAnswer, richAnswer } from './load-rich-answer.ts'
import { en } from './locales/en.ts'
import css from './panel.css'
import type { Panel, PanelHost } from './panel-host.ts'
import { createChatMemory } from './saved-chat.ts'
import { type Ui, UiContext } from './ui-context.ts'

/** Draws the panel, closed, and wires it to the server; nothing is requested before it is shown. */
export function mountPanel(host: PanelHost): Panel {
  const { mount, root, server, settings, options } = host
  const memory = createChatMemory(server, () => window.localStorage)
  const store = createChatStore({
    client: createChatClient({
      server,
      memory,
      fetch: (input, init) => window.fetch(input, init),
      now: Date.now,
      wait: backOff,
      exclusively: (task) =>
        navigator.locks ? navigator.locks.request(`verdemuse:${server}`, task) : task(),
    }),
    newId: () => crypto.randomUUID(),
    context: () => ({
      // Without query and hash, which may carry what is nobody's business.
      page: {
        url: (location.origin + location.pathname).slice(0, 2048),
        title: document.title.slice(0, 300),
      },
      locale: options.locale ?? settings.locale,
    }),
    tell: ({ type, ...detail }) => host.emit(type, detail),
  })
  const ui: Ui = {
    store,
    strings: en,
    settings,
    greeting: options.greeting || settings.greeting || en.greeting,
    locale: options.locale ?? settings.locale,
    links: { hosts: settings.hosts, pageOrigin: location.origin },
    server,
    close: host.close,
  }

  addStyle(css)
  mount.className = 'panel'
  const field = createRef<HTMLTextAreaElement>()
  const phone = window.matchMedia('(max-width: 480px)')
  let open = false
  let whileOpen: (() => void)[] = []

  function addStyle(text: string): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }

  function draw(): void {
    render(
      <UiContext.Provider value={ui}>
        <ChatPanel field={field} modal={phone.matches} />
      </UiContext.Provider>,
      mount,
    )
  }

  function adapt(): void {
    for (const undo of whileOpen) undo()
    whileOpen = open && phone.matches ? [fitViewport(mount), holdPageScroll()] : []
    draw()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (phone.matches) keepFocusInside(event, root, mount)
  }
  // A page in the back and forward cache must hold no connection.
  const onPageHide = () => store.release()
  const onPageShow = () => store.goOn()

  // The first answer takes longer than its renderer: that is when the renderer comes.
  const unsubscribe = store.state.subscribe(() => {
    if (store.state.get().messages.length > 0) loadRichAnswer()
  })
  const unstyle = richAnswer.subscribe(() => addStyle(richAnswer.get()?.style ?? ''))
  phone.addEventListener('change', adapt)
  mount.addEventListener('keydown', onKeyDown)
  window.addEventListener('pagehide', onPageHide)
  window.addEventListener('pageshow', onPageShow)
  draw()

  return {
    show() {
      open = true
      adapt()
      mount.classList.add('open')
      // On a phone the keyboard would hide what the shopper came to read.
      const first = phone.matches ? mount.querySelector<HTMLElement>('.sheet') : field.current
      first?.focus({ preventScroll: true })
      store.load()
    },
    hide() {
      open = false
      mount.classList.remove('open')
      adapt()
    },
    send(text) {
      const { phase } = store.state.get()
      if (phase === 'idle') return void store.send(text)
      const stop = store.state.subscribe(() => {
        if (store.state.get().phase !== 'idle') return
        stop()
        store.send(text)
      })
    },
    destroy() {
      open = false
      adapt()
      unsubscribe()
      unstyle()
      store.release()
      phone.removeEventListener('change', adapt)
      window.removeEventListener('pagehide', onPageHide)
      window.removeEventListener('pageshow', onPageShow)
      render(null, mount)
    },
  }
}
