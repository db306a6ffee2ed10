import type { Page } from 'playwright-core'

/**
 * Keeps count of what the scripts of one origin may leave behind on a page: listeners on what outlives them, timers,
 * frames asked for, observers, channels. To be called before the page is opened.
 *
 * @returns what is alive at the moment, one line each, with the requests that are under way and the locks held
 */
export async function countLiving(page: Page, origin: string): Promise<() => Promise<string[]>> {
  const underWay = new Set<string>()
  page.on('request', (request) => underWay.add(request.url()))
  page.on('requestfinished', (request) => underWay.delete(request.url()))
  page.on('requestfailed', (request) => underWay.delete(request.url()))

  await page.addInitScript((from) => {
    const alive = new Map<unknown, string>()
    // Whoever drives the browser has listeners and timers of its own.
    const note = (key: unknown, what: string) => {
      if (new Error().stack?.includes(from)) alive.set(key, what)
    }
    Object.assign(document, { alive })

    const { addEventListener, removeEventListener } = EventTarget.prototype
    const keys = new Map<unknown, Map<string, object>>()
    const keyOf = (listener: unknown, place: string) => {
      const own = keys.get(listener) ?? new Map<string, object>()
      keys.set(listener, own)
      const key = own.get(place) ?? {}
      own.set(place, key)
      return key
    }
    const placeOf = (target: unknown, type: string, options: unknown) => {
      const outlives =
        target === window ||
        target === document ||
        target === document.documentElement ||
        target === document.body ||
        target === window.visualViewport ||
        target instanceof MediaQueryList
      const capture =
        options === true || (typeof options === 'object' && Reflect.get(options ?? {}, 'capture') === true)
      return outlives ? `${Object.prototype.toString.call(target)} ${type} ${capture}` : undefined
    }
    EventTarget.prototype.addEventListener = function (type: string, listener, options) {
      const place = placeOf(this ?? window, type, options)
      if (place && listener) {
        const key = keyOf(listener, place)
        note(key, `listener on ${place}`)
        const signal: unknown = typeof options === 'object' ? Reflect.get(options ?? {}, 'signal') : undefined
        if (signal instanceof AbortSignal) addEventListener.call(signal, 'abort', () => alive.delete(key))
      }
      return addEventListener.call(this ?? window, type, listener, options)
    }
    EventTarget.prototype.removeEventListener = function (type: string, listener, options) {
      const place = placeOf(this ?? window, type, options)
      if (place && listener) alive.delete(keyOf(listener, place))
      return removeEventListener.call(this ?? window, type, listener, options)
    }

    const { setTimeout, setInterval, clearTimeout, requestAnimationFrame, cancelAnimationFrame } = window
    const began = (id: number, what: string) => {
      note(`${what} ${id}`, what)
      return id
    }
    const over = (what: string) => (id: number | undefined) => void alive.delete(`${what} ${id}`)
    Object.assign(window, {
      setTimeout(run: () => void, ms?: number, ...rest: []) {
        const id: number = setTimeout(() => {
          over('timer')(id)
          run(...rest)
        }, ms)
        return began(id, 'timer')
      },
      setInterval: (run: () => void, ms?: number) => began(setInterval(run, ms), 'timer'),
      clearTimeout(id?: number) {
        over('timer')(id)
        clearTimeout(id)
      },
      clearInterval(id?: number) {
        over('timer')(id)
        clearTimeout(id)
      },
      requestAnimationFrame(run: FrameRequestCallback) {
        const id: number = requestAnimationFrame((now) => {
          over('frame')(id)
          run(now)
        })
        return began(id, 'frame')
      },
      cancelAnimationFrame(id: number) {
        over('frame')(id)
        cancelAnimationFrame(id)
      },
    })

    for (const Observer of [MutationObserver, ResizeObserver, IntersectionObserver]) {
      const { observe, disconnect } = Observer.prototype
      Object.assign(Observer.prototype, {
        observe(this: object, ...args: unknown[]) {
          note(this, Observer.name)
          return Reflect.apply(observe, this, args)
        },
        disconnect(this: object) {
          alive.delete(this)
          return Reflect.apply(disconnect, this, [])
        },
      })
    }
    const { close } = BroadcastChannel.prototype
    BroadcastChannel.prototype.close = function () {
      alive.delete(this)
      close.call(this)
    }
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        note(this, `BroadcastChannel ${name}`)
      }
    }
  }, origin)

  return async () => {
    const lines = await page.evaluate(async () => {
      const alive: Map<unknown, string> = Reflect.get(document, 'alive')
      const { held = [], pending = [] } = await navigator.locks.query()
      return [...alive.values(), ...[...held, ...pending].map(({ name }) => `lock ${name}`)]
    })
    return [...lines, ...[...underWay].map((url) => `request ${url}`)]
  }
}
