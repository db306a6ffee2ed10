import type { Identity } from './identity.ts'
import type { PageContext } from './page-context.ts'
import type { WidgetListener } from './page-events.ts'
import type { WidgetEvent } from './panel-host.ts'

/** `window.VerdeMuse`, the widget's one global. None of its methods throws. */
export interface PageApi {
  open(): void
  close(): void
  toggle(): void
  /** Opens the panel and asks `text` in the shopper's name. */
  send(text: string): void
  /**
   * Says what the page shows, for the questions from here on; what was said before is forgotten.
   *
   * @example VerdeMuse.setContext({ product_id: 'VM1234' })
   * @example VerdeMuse.setContext(null)
   */
  setContext(context: PageContext | null): void
  /**
   * Says who the shopper is: by a token that the shop's backend has signed, or by a function that fetches one when it is
   * needed. The conversation comes along; somebody else is signed out first. Nothing is requested before the chat is used.
   *
   * @example VerdeMuse.identify(() => fetch('/support-token').then((answer) => answer.text()))
   */
  identify(identity: Identity): void
  /** The shopper has signed out: the session ends, and this browser forgets the conversation, in all tabs. */
  signOut(): void
  /** The shopper's language, for answers and numbers, such as `de-CH`. */
  setLocale(tag: string): void
  on(event: WidgetEvent, listener: WidgetListener): void
  off(event: WidgetEvent, listener: WidgetListener): void
  /** Leaves the page as if the script had never run; what this browser remembers stays. */
  destroy(): void
}

declare global {
  interface Window {
    VerdeMuse?: PageApi | unknown[]
    VerdeMuseSettings?: Record<string, unknown>
  }
}

/** Carries out calls that a page made before the script had come: `VerdeMuse = [['send', 'Hi']]`. */
export function replayCalls(api: PageApi, calls: unknown): void {
  if (!Array.isArray(calls)) return
  for (const call of calls) {
    const [name, ...args]: unknown[] = Array.isArray(call) ? call : [call]
    const method = Object.entries(api).find(([key]) => key === name)?.[1]
    if (method) Reflect.apply(method, api, args)
  }
}
