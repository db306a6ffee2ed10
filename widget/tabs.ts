/** Of all tabs of a browser one leads: it alone holds connections. The others show what it tells them. */
export interface Tabs<State, Event> {
  /** True in the tab that leads. */
  leads(): boolean
  /** Takes the lead, with what the tab that had it knows; at once where there are no locks. */
  lead(): Promise<void>
  /** Tells the other tabs what has happened; only of use in the tab that leads. */
  tell(event: Event): void
  /** Leaves: no lock and no channel is held any more. `lead` joins again. */
  leave(): void
}

export interface TabsParts<State, Event> {
  /** The same in all tabs that belong together. */
  name: string
  /** Absent where the page has none (http, old browsers): then every tab leads for itself. */
  locks: Pick<LockManager, 'request'> | undefined
  openChannel(name: string): Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>
  state(): State
  /** Another tab leads, and knows this. */
  onState(state: State): void
  onEvent(event: Event): void
  /** The lead has come or gone without this tab's doing. */
  onChange(): void
  /** How long the tab that leads has to say what it knows before the lead is taken from it, ms. */
  patienceMs?: number
}

type Post<State, Event> =
  | { type: 'hello' }
  | { type: 'state'; reign: string; serial: number; state: State }
  | { type: 'event'; reign: string; serial: number; event: Event }

/**
 * Makes the tabs' agreement: a Web Lock says who leads, a BroadcastChannel carries its state once and then every
 * event, numbered within its reign; who misses one asks for the state again.
 */
export function createTabs<State, Event>(parts: TabsParts<State, Event>): Tabs<State, Event> {
  const { name, locks, patienceMs = 300 } = parts
  let channel: ReturnType<typeof parts.openChannel> | undefined
  let waiting: AbortController | undefined
  let yieldLead: (() => void) | undefined
  let leading = false
  let reign = ''
  let serial = 0
  let heard = () => {}
  let taking: Promise<void> | undefined

  const post = (message: Post<State, Event>) => channel?.postMessage(message)
  const postState = () => post({ type: 'state', reign, serial, state: parts.state() })

  function join(): void {
    if (channel) return
    channel = parts.openChannel(name)
    channel.onmessage = ({ data }: { data: Post<State, Event> }) => {
      if (leading) {
        if (data.type === 'hello') postState()
      } else if (data.type === 'state') {
        reign = data.reign
        serial = data.serial
        heard()
        parts.onState(data.state)
      } else if (data.type === 'event' && data.reign === reign) {
        if (data.serial <= serial) return
        if (data.serial !== serial + 1) return post({ type: 'hello' })
        serial = data.serial
        parts.onEvent(data.event)
      } else if (data.type === 'event') post({ type: 'hello' })
    }
  }

  /** Resolves with whether the lock was granted; it is then held until the lead is left or taken away. */
  function hold(options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      if (!locks) return resolve(true)
      let granted = false
      locks
        .request(name, options, async (lock) => {
          granted = lock !== null
          if (!granted) return resolve(false)
          const held = new Promise<void>((done) => {
            yieldLead = done
          })
          resolve(true)
          await held
        })
        .catch(() => {
          // Not granted any more, or taken away by a tab that the shopper looks at.
          resolve(false)
          if (granted && leading) lose()
        })
    })
  }

  function rule(): void {
    leading = true
    reign = crypto.randomUUID()
    serial = 0
    waiting?.abort()
  }

  function lose(): void {
    leading = false
    parts.onChange()
    if (channel) void queue()
  }

  /** Leads again once no other tab does. */
  async function queue(): Promise<void> {
    const own = new AbortController()
    waiting = own
    if (!(await hold({ signal: own.signal })) || own.signal.aborted) return
    rule()
    postState()
    parts.onChange()
  }

  async function take(): Promise<void> {
    join()
    if (!(await hold({ ifAvailable: true }))) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patienceMs)
        heard = () => {
          clearTimeout(timer)
          resolve()
        }
        post({ type: 'hello' })
      })
      await hold({ steal: true })
    }
    if (!channel) return yieldLead?.()
    rule()
    postState()
    parts.onChange()
  }

  return {
    leads: () => leading,
    async lead() {
      if (leading) return
      taking ??= take().finally(() => {
        taking = undefined
      })
      await taking
    },
    tell(event) {
      if (leading) post({ type: 'event', reign, serial: ++serial, event })
    },
    leave() {
      leading = false
      waiting?.abort()
      yieldLead?.()
      channel?.close()
      channel = undefined
    },
  }
}
