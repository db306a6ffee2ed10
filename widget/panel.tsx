import './shared.ts'
import { createRef, render } from 'preact'
import { phaseOf } from './chat-state.ts'
import { ChatPanel } from './components/chat-panel.tsx'
import { fitViewport, PHONE } from './fit-viewport.ts'
import { holdPageScroll } from './hold-page-scroll.ts'
import { keepFocusInside } from './keep-focus-inside.ts'
import { createLateChat } from './late-chat.ts'
import { chatPart, drawnParts, richAnswer } from './late-parts.ts'
import { en } from './locales/en.ts'
import css from './panel.css'
import type { Panel, PanelHost } from './panel-host.ts'
import { createChatMemory } from './saved-chat.ts'
import { type Ui, UiContext } from './ui-context.ts'
import { countUnread } from './unread.ts'

/** Draws the panel, closed, and wires it to the server; nothing is requested before it is shown. */
export function mountPanel(host: PanelHost): Panel {
  const { mount, root, server, settings, options } = host
  const memory = createChatMemory(server, () => window.localStorage)
  const chat = createLateChat(
    async () => {
      await chatPart.load()
      const part = chatPart.get()
      return typeof part === 'object' ? part : undefined
    },
    {
      server,
      memory,
      context: () => ({
        // Without query and hash, which may carry what is nobody's business.
        page: {
          url: (location.origin + location.pathname).slice(0, 2048),
          // Text even where a `<form name="title">` stands in for it.
          title: String(document.title).slice(0, 300),
          ...host.context(),
        },
        locale: host.locale(),
      }),
      identity: host.identity,
      tell({ type, ...detail }) {
        if (type === 'answer') unread.add()
        host.emit(type, detail)
      },
    },
  )
  const { store } = chat
  const unread = countUnread(memory, host.unread)
  const ui = (): Ui => ({
    store,
    strings: en,
    settings,
    greeting: options.greeting || settings.greeting || en.greeting,
    locale: host.locale(),
    links: { hosts: settings.hosts, pageOrigin: location.origin },
    server,
    emit: host.emit,
    identity: host.identity,
    close: host.close,
  })

  let surroundings = ui()

  addStyle(css)
  mount.className = 'panel'
  const field = createRef<HTMLTextAreaElement>()
  const phone = window.matchMedia(PHONE)
  let open = false
  let whileOpen: (() => void)[] = []

  function addStyle(text: string): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }

  function draw(): void {
    render(
      <UiContext.Provider value={surroundings}>
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
  const goOn = () => {
    if (document.visibilityState === 'visible') void store.goOn()
  }

  let { era } = store.state.get()
  // The first answer takes longer than its renderer: that is when the renderer comes.
  const unsubscribe = store.state.subscribe(() => {
    const state = store.state.get()
    if (state.messages.length > 0) richAnswer.load()
    if (state.era !== era) unread.forget()
    era = state.era
    unread.setComing(phaseOf(state) !== 'idle')
  })
  const unstyle = drawnParts.map((late) => {
    const style = () => {
      const part = late.get()
      if (typeof part === 'object') addStyle(part.style)
    }
    return late.subscribe(style)
  })
  phone.addEventListener('change', adapt)
  mount.addEventListener('keydown', onKeyDown)
  window.addEventListener('pagehide', onPageHide)
  window.addEventListener('pageshow', goOn)
  window.addEventListener('focus', goOn)
  // Another tab has changed what this browser remembers: perhaps whose it is.
  window.addEventListener('storage', goOn)
  document.addEventListener('visibilitychange', goOn)
  // Whoever reaches for the panel is about to ask.
  mount.addEventListener('pointerdown', chat.fetch)
  draw()
  const { unread: missed, outbox } = memory.read()
  // Left in the middle of an answer, or with something unsent: that goes on, whether the panel is opened or not.
  if (missed || outbox?.length) void store.load().then(unread.show)

  return {
    show() {
      open = true
      adapt()
      mount.classList.add('open')
      // On a phone the keyboard would hide what the shopper came to read.
      const first = phone.matches ? mount.querySelector<HTMLElement>('.sheet') : field.current
      first?.focus({ preventScroll: true })
      unread.see(true)
      store.watch(true)
      if (memory.read().conversation_id !== undefined) void store.load()
    },
    hide() {
      open = false
      mount.classList.remove('open')
      unread.see(false)
      store.watch(false)
      adapt()
    },
    send: (text) => void store.send(text),
    identify() {
      // Before there is a chat, it is asked for when the first token is.
      if (typeof chatPart.get() === 'object') void store.identify().catch(() => {})
    },
    signOut: () => void store.signOut(),
    localeChanged() {
      surroundings = ui()
      draw()
    },
    destroy() {
      open = false
      adapt()
      unsubscribe()
      for (const undo of unstyle) undo()
      chat.end()
      phone.removeEventListener('change', adapt)
      window.removeEventListener('pagehide', onPageHide)
      window.removeEventListener('pageshow', goOn)
      window.removeEventListener('focus', goOn)
      window.removeEventListener('storage', goOn)
      document.removeEventListener('visibilitychange', goOn)
      render(null, mount)
    },
  }
}
