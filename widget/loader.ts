import type { WidgetSettings } from '../server/wire.ts'
import { accentColours } from './accent-colours.ts'
import { findOwnScript } from './find-own-script.ts'
import { createLauncher } from './launcher.ts'
import { loaderStyle } from './loader-style.ts'
import type { Identity } from './identity.ts'
import { launcherEn } from './locales/en.ts'
import { type PageApi, replayCalls } from './page-api.ts'
import { type PageContext, readContext } from './page-context.ts'
import { createPageEvents } from './page-events.ts'
import type { Panel, PanelModule } from './panel-host.ts'
import { placeHost } from './place-host.ts'
import { readLocale } from './read-locale.ts'
import { readOptions } from './read-options.ts'
import type { SavedChat } from './saved-chat.ts'
import { storageKey } from './storage-key.ts'

/** The panel's file name, written in by the build. */
declare const __PANEL_FILE__: string
/** Written in by the server when it sends the script. */
declare const __VERDEMUSE_SETTINGS__: WidgetSettings

const tag = findOwnScript()
// The window's own property: an element with the id VerdeMuse answers to the name as well.
const earlier: unknown = Object.getOwnPropertyDescriptor(window, 'VerdeMuse')?.value
if (tag && (!earlier || Array.isArray(earlier))) start(tag, earlier)

function warn(message: string): void {
  console.warn(message)
}

/** Draws the launcher and makes `window.VerdeMuse`; nothing is requested or stored until the shopper wants it. */
function start(script: HTMLScriptElement, earlierCalls: unknown): void {
  const base = new URL(script.src, location.href)
  const settings = __VERDEMUSE_SETTINGS__
  // Of two tags on one page either may come to run first: what stands on the other counts, too.
  const tags = Array.from(document.scripts, (tag) => tag.src === script.src && tag.dataset)
  const options = readOptions(Object.assign({}, window.VerdeMuseSettings, ...tags), warn)
  const events = createPageEvents(warn)
  const launcher = createLauncher(launcherEn, options.launcher === 'none' ? undefined : options.launcher)

  const host = document.createElement('div')
  host.dataset.verdemuse = ''
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(loaderStyle)
  root.adoptedStyleSheets = [sheet]
  const frame = document.createElement('div')
  frame.className = 'vm'
  frame.dataset.position = options.position
  frame.dataset.theme = options.theme
  for (const [name, colour] of Object.entries(accentColours(options.accent ?? settings.accent))) {
    frame.style.setProperty(`--vm-${name}`, colour)
  }
  const mount = document.createElement('div')
  frame.append(mount)
  if (options.launcher !== 'none') frame.append(launcher.element)
  root.append(frame)
  const takeOut = placeHost(host, () => api.destroy())
  undoZoom()

  let open = false
  /** Open, and the panel is there. */
  let shown = false
  let panel: Panel | undefined
  let loading: Promise<Panel | undefined> | undefined
  let tries = 0
  let focusBefore: Element | null = null
  let context: PageContext = {}
  let identity: Identity | undefined
  let unreadCount = 0
  let destroyed = false

  async function loadPanel(): Promise<Panel | undefined> {
    if (destroyed) return undefined
    loading ??= importPanel()
    return loading
  }

  async function importPanel(): Promise<Panel | undefined> {
    // A browser may keep a failed module for the page's life; another address is another module.
    const { href } = new URL(__PANEL_FILE__ + (tries++ ? `?${tries}` : ''), base)
    try {
      const module: PanelModule = await import(href)
      if (destroyed) return undefined
      launcher.setState('ready')
      panel = module.mountPanel({
        mount,
        root,
        server: base.origin,
        settings,
        options,
        context: () => context,
        locale: () => options.locale ?? settings.locale,
        identity: () => identity,
        emit: events.emit,
        unread,
        close: api.close,
      })
      return panel
    } catch (error) {
      if (destroyed) return undefined
      loading = undefined
      open = false
      launcher.setState('failed')
      console.warn(`VerdeMuse: ${href} could not be loaded`, error)
      events.emit('error', { code: 'panel_unavailable' })
      return undefined
    }
  }

  /** As large as on any other page: where the page zooms its root, the panel would not fit into the window. */
  function undoZoom(): void {
    const zoom: number | undefined = host.currentCSSZoom
    frame.style.setProperty('zoom', `${1 / (zoom ?? 1)}`)
  }

  function unread(count: number): void {
    if (count === unreadCount) return
    unreadCount = count
    launcher.setUnread(count)
    events.emit('unread', { count })
  }

  const api: PageApi = {
    open() {
      if (open || destroyed) return
      open = true
      focusBefore = document.activeElement
      if (!panel) launcher.setState('loading')
      void loadPanel().then((loaded) => {
        if (!open || !loaded) return
        shown = true
        undoZoom()
        launcher.setOpen(true)
        loaded.show()
        events.emit('open')
      })
    },
    close() {
      if (!open) return
      open = false
      if (!panel) launcher.setState('ready')
      if (!shown) return
      shown = false
      launcher.setOpen(false)
      panel?.hide()
      if (launcher.button.isConnected) launcher.button.focus()
      else if (focusBefore instanceof HTMLElement) focusBefore.focus()
      events.emit('close')
    },
    toggle: () => (open ? api.close() : api.open()),
    send(text) {
      if (typeof text !== 'string' || !text.trim()) return warn('VerdeMuse.send takes a text')
      api.open()
      void loadPanel().then((loaded) => loaded?.send(text))
    },
    identify(given) {
      if (!given || !/^[sf]/.test(typeof given)) return warn('VerdeMuse.identify takes a token or a function')
      identity = given
      panel?.identify()
    },
    signOut() {
      identity = undefined
      // At once: the page may be left before the panel comes.
      if (panel || forgetShopper(base.origin)) void loadPanel().then((loaded) => loaded?.signOut())
    },
    setContext(given) {
      context = readContext(given, warn)
    },
    setLocale(tag) {
      const locale = readLocale(tag)
      if (!locale) return warn('VerdeMuse.setLocale takes a language tag such as de-CH')
      options.locale = locale
      panel?.localeChanged?.()
    },
    on: events.on,
    off: events.off,
    destroy() {
      if (destroyed) return
      destroyed = true
      open = false
      events.end()
      panel?.destroy()
      takeOut()
      // A page that made the queue by `var` has made the name one that cannot be deleted.
      if (window.VerdeMuse === api && !Reflect.deleteProperty(window, 'VerdeMuse')) window.VerdeMuse = []
    },
  }

  launcher.button.addEventListener('click', api.toggle)
  launcher.button.addEventListener('pointerenter', loadPanel)
  launcher.button.addEventListener('focus', loadPanel)
  for (const type of ['keydown', 'keypress', 'keyup', 'focusin', 'focusout']) {
    // What is typed here is not for the shop's own shortcuts, nor for a trap that holds the focus elsewhere.
    root.addEventListener(type, (event) => {
      event.stopPropagation()
      if (
        event instanceof KeyboardEvent &&
        type === 'keydown' &&
        event.key === 'Escape' &&
        !event.isComposing
      ) {
        api.close()
      }
    })
  }

  window.VerdeMuse = api
  replayCalls(api, earlierCalls)
  if (options.open) api.open()
  else if (hasConversation(base.origin)) void loadPanel()
  queueMicrotask(() => events.emit('ready'))
}

/** Leaves only what is needed to end the session; true where there was one. */
function forgetShopper(server: string): boolean {
  try {
    const key = storageKey(server)
    const { refresh_token: gone }: SavedChat = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (gone) localStorage.setItem(key, JSON.stringify({ gone, era: Date.now() }))
    return !!gone
  } catch {
    return false
  }
}

function hasConversation(server: string): boolean {
  try {
    return String(localStorage.getItem(storageKey(server))).includes('conversation_id')
  } catch {
    return false
  }
}
