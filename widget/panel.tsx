import { createRef, render } from 'preact'
import type { ChatModule } from './chat.ts'
import { phaseOf } from './chat-state.ts'
import { ChatPanel } from './components/chat-panel.tsx'
import { fitViewport, PHONE } from './fit-viewport.ts'
import { holdPageScroll } from './hold-page-scroll.ts'
import { keepFocusInside } from './keep-focus-inside.ts'
import { createLateChat } from './late-chat.ts'
import { extras } from './load-extras.ts'
import { loadRichAnswer, richAnswer } from './load-rich-answer.ts'
import { en } from './locales/en.ts'
import css from './panel.css'
import type { Panel, PanelHost } from './panel-host.ts'
import { createChatMemory } from './saved-chat.ts'
import { type Ui, UiContext } from './ui-context.ts'
import { countUnread } from './unread.ts'

/** The chat's file name, written in by the build. */
declare const __CHAT_FILE__: string

/** Draws the panel, closed, and wires it to the server; nothing is requested before it is shown. */
export function mountPanel(host: PanelHost): Panel {
  const { mount, root, server, settings, options } = host
  const memory = createChatMemory(server, () => window.localStorage)
  let fetches = 0
  const chat = createLateChat(
    (): Promise<ChatModule> => {
      const file = new URL(__CHAT_FILE__, import.meta.url)
      // A browser may keep a failed module for the page's life; another address is another module.
      if (fetches++ > 0) file.searchParams.set('try', String(fetches))
      return import(file.href)
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

  // The first answer takes longer than its renderer: that is when the renderer comes.
  const unsubscribe = store.state.subscribe(() => {
    const state = store.state.get()
    if (state.messages.length > 0) loadRichAnswer()
    unread.setComing(phaseOf(state) !== 'idle')
  })
  const unstyle = richAnswer.subscribe(() => addStyle(richAnswer.get()?.style ?? ''))
  const unstyleExtras = extras.subscribe(() => {
    const parts = extras.get()
    if (typeof parts === 'object') addStyle(parts.style)
  })
  phone.addEventListener('change', adapt)
  mount.addEventListener('keydown', onKeyDown)
  window.addEventListener('pagehide', onPageHide)
  window.addEventListener('pageshow', goOn)
  window.addEventListener('focus', goOn)
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
    localeChanged() {
      surroundings = ui()
      draw()
    },
    destroy() {
      open = false
      adapt()
      unsubscribe()
      unstyle()
      unstyleExtras()
      chat.end()
      phone.removeEventListener('change', adapt)
      window.removeEventListener('pagehide', onPageHide)
      window.removeEventListener('pageshow', goOn)
      window.removeEventListener('focus', goOn)
      document.removeEventListener('visibilitychange', goOn)
      render(null, mount)
    },
  }
}
