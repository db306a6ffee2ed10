import type { WidgetEvent } from './panel-host.ts'
import type { WidgetListener } from './page-events.ts'

/** `window.VerdeMuse`, the widget's one global. */
export interface PageApi {
  open(): void
  close(): void
  toggle(): void
  /** Opens the panel and asks `text` in the shopper's name. */
  send(text: string): void
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
    if (!Array.isArray(call)) continue
    const [name, ...args]: unknown[] = call
    const method = Object.entries(api).find(([key]) => key === name)?.[1]
    if (method) Reflect.apply(method, api, args)
  }
}
