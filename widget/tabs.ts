import { newId } from './new-id.ts'

/** Of all tabs of a browser one leads: it alone holds connections. The others show what it tells them. */
export interface Tabs<Event> {
  /** True in the tab that leads. */
  leads(): boolean
  /** Takes the lead, with what the tab that had it knows; at once where there are no locks. */
  lead(): Promise<void>
  /** Tells the other tabs what has happened; only of use in the tab that leads. */
  tell(event: Event): void
  /** Lets the tab lead that has waited longest; this one goes on where there is none. */
  pass(): void
  /** Leaves: no lock and no channel is held any more. `lead` joins again. */
  leave(): void
}

/** As much of a `LockManager` as is used here. */
export interface Locks {
  request(
    name: string,
    options: LockOptions,
    callback: (lock: Lock | null) => Promise<void>,
  ): Promise<unknown>
}

export interface TabsParts<State, Event> {
  /** The same in all tabs that belong together. */
  name: string
  /** Absent where the page has none (http, old browsers): then every tab leads for itself. */
  locks: Locks | undefined
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
export function createTabs<State, Event>(parts: TabsParts<State, Event>): Tabs<Event> {
  const { name, locks, patienceMs = 300 } = parts
  let channel: ReturnType<typeof parts.openChannel> | undefined
  let waiting: AbortController | undefined
  /** Gives the lead back; set in the tab that leads. */
  let yieldLead: (() => void) | undefined
  let reign = ''
  let serial = 0
  /** Another tab has been heard. */
  let hasCompany = false
  let heard = () => {}
  let taking: Promise<void> | undefined

  const post = (message: Post<State, Event>) => channel?.postMessage(message)
  const postState = () => post({ type: 'state', reign, serial, state: parts.state() })

  function join(): void {
    if (channel) return
    channel = parts.openChannel(name)
    channel.onmessage = ({ data }: { data: Post<State, Event> }) => {
      hasCompany = true
      if (yieldLead) {
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

  /** Resolves with what gives the lock back, once it is granted; with nothing if it is not. */
  function hold(options: LockOptions): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      if (!locks) return resolve(() => {})
      let giveBack: (() => void) | undefined
      locks
        .request(name, options, async (lock) => {
          if (!lock) return resolve(undefined)
          const held = new Promise<void>((done) => {
            giveBack = done
          })
          resolve(giveBack)
          await held
        })
        .catch(() => {
          // Not granted any more, or taken away by a tab that the shopper looks at.
          resolve(undefined)
          if (giveBack !== undefined && giveBack === yieldLead) lose()
        })
    })
  }

  function rule(giveBack: () => void): void {
    waiting?.abort()
    yieldLead = giveBack
    reign = newId()
    serial = 0
    postState()
    parts.onChange()
  }

  function lose(): void {
    yieldLead = undefined
    parts.onChange()
    void queue()
  }

  /** Leads again once no other tab does. */
  async function queue(): Promise<void> {
    const own = new AbortController()
    waiting = own
    const giveBack = await hold({ signal: own.signal })
    if (!giveBack) return
    if (own.signal.aborted) giveBack()
    else rule(giveBack)
  }

  async function take(): Promise<void> {
    const own = channel
    const tries: LockOptions[] = [{ ifAvailable: true }, { steal: true }]
    for (const options of tries) {
      const giveBack = await hold(options)
      // Left meanwhile.
      if (channel !== own) return giveBack?.()
      if (giveBack) return rule(giveBack)
      await askForState()
    }
    // No lock is to be had at all (a sandboxed frame): alone, then.
    if (channel === own) rule(() => {})
  }

  function askForState(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      heard = () => {
        clearTimeout(timer)
        resolve()
      }
      post({ type: 'hello' })
    })
  }

  return {
    leads: () => yieldLead !== undefined,
    async lead() {
      join()
      while (!yieldLead && channel) {
        taking ??= take().finally(() => {
          taking = undefined
        })
        await taking
      }
    },
    tell(event) {
      if (yieldLead) post({ type: 'event', reign, serial: ++serial, event })
    },
    pass() {
      if (!yieldLead || !hasCompany) return
      const giveBack = yieldLead
      // In the line before the place is free, so that it is never without a tab that leads.
      lose()
      giveBack()
    },
    leave() {
      waiting?.abort()
      yieldLead?.()
      yieldLead = undefined
      channel?.close()
      channel = undefined
      heard()
    },
  }
}
