import type { WidgetEvent } from './panel-host.ts'

export type WidgetListener = (detail: Record<string, unknown>) => void

/** The widget's events for the page: as callbacks, and as `verdemuse:<event>` on `window`. */
export interface PageEvents {
  on(event: WidgetEvent, listener: WidgetListener): void
  off(event: WidgetEvent, listener: WidgetListener): void
  emit(event: WidgetEvent, detail?: Record<string, unknown>): void
  /** Forgets every listener; from here on nothing is told any more. */
  end(): void
}

/** Makes the events; a listener that throws is reported and stops nobody else. */
export function createPageEvents(warn: (message: string) => void): PageEvents {
  let listeners: { event: WidgetEvent; listener: WidgetListener }[] = []
  let ready = false
  let ended = false

  function tell(listener: WidgetListener, detail: Record<string, unknown>): void {
    try {
      listener(detail)
    } catch (error) {
      console.error(error)
    }
  }

  return {
    on(event, listener) {
      if (ended) return
      if (typeof listener !== 'function') return warn('VerdeMuse.on takes a name and a function')
      listeners = [...listeners, { event, listener }]
      if (event === 'ready' && ready) tell(listener, {})
    },
    off(event, listener) {
      listeners = listeners.filter((one) => one.event !== event || one.listener !== listener)
    },
    emit(event, detail = {}) {
      if (ended) return
      if (event === 'ready') ready = true
      for (const one of listeners) if (one.event === event) tell(one.listener, detail)
      window.dispatchEvent(new CustomEvent(`verdemuse:${event}`, { detail }))
    },
    end() {
      ended = true
      listeners = []
    },
  }
}
