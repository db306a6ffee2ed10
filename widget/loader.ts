import type { WidgetSettings } from '../server/wire.ts'
import { accentColours } from './accent-colours.ts'
import { createLauncher } from './launcher.ts'
import { loaderStyle } from './loader-style.ts'
import { launcherEn } from './locales/en.ts'
import { type PageApi, replayCalls } from './page-api.ts'
import { createPageEvents } from './page-events.ts'
import type { Panel, PanelModule } from './panel-host.ts'
import { readOptions } from './read-options.ts'
import { storageKey } from './storage-key.ts'

/** The panel's file name, written in by the build. */
declare const __PANEL_FILE__: string
/** Written in by the server when it sends the script. */
declare const __VERDEMUSE_SETTINGS__: WidgetSettings

// Read before anything else: it is gone once the script has run, and never there for a module.
const tag = document.currentScript ?? document.querySelector('script[src*="/widget"]')

if (tag instanceof HTMLScriptElement && (!window.VerdeMuse || Array.isArray(window.VerdeMuse))) start(tag)

/** Draws the launcher and makes `window.VerdeMuse`; nothing is requested or stored until the shopper wants it. */
function start(script: HTMLScriptElement): void {
  const base = new URL(script.src, location.href)
  const settings = __VERDEMUSE_SETTINGS__
  const options = readOptions({ ...pageSettings(), ...script.dataset }, (message) => console.warn(message))
  const events = createPageEvents()
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
  const colours = accentColours(options.accent ?? settings.accent)
  frame.style.setProperty('--vm-accent', colours.accent)
  frame.style.setProperty('--vm-on-accent', colours.onAccent)
  frame.style.setProperty('--vm-text-light', colours.textOnLight)
  frame.style.setProperty('--vm-text-dark', colours.textOnDark)
  const mount = document.createElement('div')
  frame.append(mount)
  if (options.launcher !== 'none') frame.append(launcher.element)
  root.append(frame)
  // On the root element, so that a page that swaps its body keeps the chat.
  document.documentElement.append(host)

  let open = false
  let panel: Panel | undefined
  let loading: Promise<Panel | undefined> | undefined
  let tries = 0
  let focusBefore: Element | null = null
  let destroyed = false

  function loadPanel(): Promise<Panel | undefined> {
    loading ??= importPanel()
    return loading
  }

  async function importPanel(): Promise<Panel | undefined> {
    const file = new URL(__PANEL_FILE__, base)
    // A browser may keep a failed module for the page's life; another address is another module.
    if (tries++ > 0) file.searchParams.set('try', String(tries))
    try {
      const module: PanelModule = await import(file.href)
      if (destroyed) return undefined
      launcher.setState('ready')
      panel = module.mountPanel({
        mount,
        root,
        server: base.origin,
        settings,
        options,
        emit: events.emit,
        close: api.close,
      })
      return panel
    } catch (error) {
      loading = undefined
      open = false
      launcher.setState('failed')
      console.warn(`VerdeMuse: ${file.href} could not be loaded`, error)
      events.emit('error', { code: 'panel_unavailable' })
      return undefined
    }
  }

  const api: PageApi = {
    open() {
      if (open || destroyed) return
      open = true
      focusBefore = document.activeElement
      if (!panel) launcher.setState('loading')
      void loadPanel().then((loaded) => {
        if (!open || !loaded) return
        launcher.setOpen(true)
        loaded.show()
        events.emit('open')
      })
    },
    close() {
      if (!open) return
      open = false
      if (!panel) launcher.setState('ready')
      if (launcher.button.getAttribute('aria-expanded') === 'false') return
      launcher.setOpen(false)
      panel?.hide()
      if (launcher.button.isConnected) launcher.button.focus()
      else if (focusBefore instanceof HTMLElement) focusBefore.focus()
      events.emit('close')
    },
    toggle: () => (open ? api.close() : api.open()),
    send(text) {
      api.open()
      void loadPanel().then((loaded) => loaded?.send(text))
    },
    on: events.on,
    off: events.off,
    destroy() {
      destroyed = true
      open = false
      panel?.destroy()
      host.remove()
      events.clear()
      if (window.VerdeMuse === api) delete window.VerdeMuse
    },
  }

  launcher.button.addEventListener('click', api.toggle)
  launcher.button.addEventListener('pointerenter', loadPanel)
  launcher.button.addEventListener('focus', loadPanel)
  for (const type of ['keydown', 'keypress', 'keyup']) {
    // What is typed here is not for the shop's own shortcuts.
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

  const earlierCalls = window.VerdeMuse
  window.VerdeMuse = api
  replayCalls(api, earlierCalls)
  if (options.open) api.open()
  else if (hasConversation(base.origin)) void loadPanel()
  queueMicrotask(() => events.emit('ready'))
}

function pageSettings(): Record<string, string> {
  const given = Object.entries(window.VerdeMuseSettings ?? {})
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

function hasConversation(server: string): boolean {
  try {
    return localStorage.getItem(storageKey(server))?.includes('conversation_id') ?? false
  } catch {
    return false
  }
}
