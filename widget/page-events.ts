import type { WidgetEvent } from './panel-host.ts'

export type WidgetListener = (detail: Record<string, unknown>) => void

/** The widget's events for the page: as callbacks, and as `verdemuse:<event>` on `window`. */
export interface PageEvents {
  on(event: WidgetEvent, listener: WidgetListener): void
  off(event: WidgetEvent, listener: WidgetListener): void
  emit(event: WidgetEvent, detail?: Record<string, unknown>): void
  clear(): void
}

/** Makes the events; a listener that throws is reported and stops nobody else. */
export function createPageEvents(): PageEvents {
  const listeners = new Map<WidgetEvent, Set<WidgetListener>>()
  let ready = false
  return {
    on(event, listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
      if (event === 'ready' && ready) listener({})
    },
    off(event, listener) {
      listeners.get(event)?.delete(listener)
    },
    emit(event, detail = {}) {
      if (event === 'ready') ready = true
      for (const listener of [...(listeners.get(event) ?? [])]) {
        try {
          listener(detail)
        } catch (error) {
          console.error(error)
        }
      }
      window.dispatchEvent(new CustomEvent(`verdemuse:${event}`, { detail }))
    },
    clear: () => listeners.clear(),
  }
}
