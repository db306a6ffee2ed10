import type { WidgetSettings } from '../server/wire.ts'
import type { Identity } from './identity.ts'
import type { PageContext } from './page-context.ts'
import type { WidgetOptions } from './read-options.ts'

/** What the page may listen to; `detail` never carries message text. */
export type WidgetEvent =
  | 'ready'
  | 'open'
  | 'close'
  | 'message'
  | 'answer'
  | 'action'
  | 'handoff'
  | 'sign-in-required'
  | 'unread'
  | 'error'

/** What the loader hands to the panel: a place to draw in, and a way back. */
export interface PanelHost {
  /** The element inside the shadow root that the panel draws into. */
  mount: HTMLElement
  root: ShadowRoot
  /** Origin of the server that the script came from, without a trailing slash. */
  server: string
  settings: WidgetSettings
  options: WidgetOptions
  /** What the page shows at this moment, as far as it has said so. */
  context(): PageContext
  /** The language tag for the server and for numbers at this moment. */
  locale(): string
  /** Whom the page vouches for, if it does. */
  identity(): Identity | undefined
  emit(event: WidgetEvent, detail?: Record<string, unknown>): void
  /**
   * How many messages have come that the shopper has not seen, 0 once the panel is shown: stands on the
   * launcher, and the page hears of each change as `unread`.
   */
  unread(count: number): void
  /** Asks the loader to close; it calls `hide` and gives the focus back. */
  close(): void
}

/** What the loader may ask of the panel. */
export interface Panel {
  show(): void
  hide(): void
  send(text: string): void
  /** The page vouches for somebody now. */
  identify(): void
  /** Forgets whoever was here, in all tabs. */
  signOut(): void
  /** The page has set another `locale()`: what is drawn has to be drawn again. */
  localeChanged?(): void
  destroy(): void
}

/** The panel's chunk, as `import()` gives it. */
export interface PanelModule {
  mountPanel(host: PanelHost): Panel
}
