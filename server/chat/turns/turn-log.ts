import type { Database } from '../../store/database.ts'
import { insertTurnEvent } from '../../store/turns.ts'
import type { TurnEvent } from '../../wire.ts'
import { textOf } from './turn-ending.ts'

/** Text that arrives within this time of the last write goes out as one event, ms. */
const GATHER_MS = 20

/** One event as it is kept and sent: its number in the turn, its type and its JSON. */
export interface LoggedEvent {
  id: number
  type: string
  json: string
}

/**
 * The log of one running turn. Events are numbered, written, then shown to readers, in that order;
 * text is gathered so that one event is one write. A reader only reads: however many come and go, the turn goes on.
 */
export class TurnLog {
  readonly events: LoggedEvent[]
  /** The text of the answer so far, `text-replace` applied. */
  text: string
  ended = false
  /** When the first text was shown to readers, from `now`; unknown when that was before a restart. */
  firstTextAt: number | undefined
  readonly #turnId: string
  readonly #database: Database
  readonly #now: () => number
  readonly #ready: Promise<unknown>
  readonly #onWriteError: (error: unknown) => void
  readonly #readers = new Set<() => void>()
  readonly #toldText: boolean
  #writes: Promise<void> = Promise.resolve()
  #gathered = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  /**
   * @param parts nothing is written or shown before `ready` has resolved: the shopper's message must be kept first.
   * `told` are the events that were written before a restart
   */
  constructor(parts: {
    turnId: string
    database: Database
    now: () => number
    ready: Promise<unknown>
    onWriteError: (error: unknown) => void
    told?: readonly TurnEvent[]
  }) {
    const { told = [] } = parts
    this.events = told.map(asLogged)
    this.text = textOf(told)
    this.#toldText = told.some(({ type }) => type === 'text-delta')
    this.#turnId = parts.turnId
    this.#database = parts.database
    this.#now = parts.now
    this.#ready = parts.ready
    this.#onWriteError = parts.onWriteError
  }

  /** Adds an event; text waits a moment for more, except the first. */
  add(event: TurnEvent): void {
    if (event.type !== 'text-delta') {
      this.#flush()
      if (event.type === 'text-replace') {
        this.text = this.text.slice(0, event.from) + event.text + this.text.slice(event.to)
      }
      this.#write(event)
      return
    }
    const first = this.text === '' && this.#gathered === ''
    this.text += event.text
    this.#gathered += event.text
    if (first) this.#flush()
    else this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS)
  }

  /** Adds the last event and resolves once every reader can see it. */
  async end(event: TurnEvent): Promise<void> {
    this.add(event)
    await this.#writes
    this.ended = true
    this.#wake()
  }

  /** Lets readers go without an end, once all that was added can be read: the turn goes on after a restart. */
  async suspend(): Promise<void> {
    await this.settled()
    this.ended = true
    this.#wake()
  }

  /** Resolves once all that was added so far can be read. */
  settled(): Promise<void> {
    this.#flush()
    return this.#writes
  }

  /** The events after number `after`, then those to come, until the turn has ended or the signal aborts. */
  async *read(after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent> {
    let next = after
    while (!signal.aborted) {
      const event = this.events[next]
      if (event) {
        next++
        yield event
      } else if (this.ended) {
        return
      } else {
        await new Promise<void>((resolve) => {
          const done = () => {
            this.#readers.delete(done)
            signal.removeEventListener('abort', done)
            resolve()
          }
          this.#readers.add(done)
          signal.addEventListener('abort', done, { once: true })
        })
      }
    }
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#gathered === '') return
    const text = this.#gathered
    this.#gathered = ''
    this.#write({ type: 'text-delta', text })
  }

  #write(event: TurnEvent): void {
    const json = JSON.stringify(event)
    this.#writes = this.#writes.then(async () => {
      await this.#ready
      const id = this.events.length + 1
      try {
        await this.#database.write([insertTurnEvent(this.#turnId, id, json)])
      } catch (error) {
        // A full disk must not cost the shopper the answer: it is still shown, from memory.
        this.#onWriteError(error)
      }
      if (event.type === 'text-delta' && !this.#toldText) this.firstTextAt ??= this.#now()
      this.events.push({ id, type: event.type, json })
      this.#wake()
    })
    this.#writes.catch(() => {})
  }

  #wake(): void {
    for (const wake of [...this.#readers]) wake()
  }
}

/** The log of a turn that has ended, from the column it was folded into. */
export function parseFoldedEvents(folded: string): LoggedEvent[] {
  const events = JSON.parse(folded) as TurnEvent[]
  return events.map(asLogged)
}

function asLogged(event: TurnEvent, index: number): LoggedEvent {
  return { id: index + 1, type: event.type, json: JSON.stringify(event) }
}

/** A log's events as the one column they are folded into. */
export function foldEvents(events: readonly string[]): string {
  return `[${events.join(',')}]`
}
