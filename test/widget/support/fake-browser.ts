/** Something that waits to happen: a byte on its way, a lock to be granted, a pause. */
interface Step {
  happen(): void
}

/**
 * A world in which nothing happens by itself: everything that would take time waits until `step` picks it, in any
 * order that the test wants.
 */
export class FakeWorld {
  #steps: Step[] = []
  readonly #pick: (choices: number) => number

  /** @param pick an index below the number of choices */
  constructor(pick: (choices: number) => number) {
    this.#pick = pick
  }

  get waiting(): number {
    return this.#steps.length
  }

  /** Resolves when its time has come; rejects at once when the signal aborts. */
  pass(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const step: Step = {
        happen: () => {
          signal?.removeEventListener('abort', abort)
          resolve()
        },
      }
      const abort = () => {
        this.#steps = this.#steps.filter((other) => other !== step)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#steps.push(step)
    })
  }

  /** Lets one thing happen, and everything that follows from it at once. */
  async step(): Promise<void> {
    const [step] = this.#steps.splice(this.#pick(this.#steps.length), 1)
    step?.happen()
    await settle()
  }
}

/** Lets all promises that can go on do so. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

interface Claim {
  grant(): void
  lose(): void
  signal?: AbortSignal | undefined
}

/** Web Locks of one browser for one name, as far as the widget uses them. */
export class FakeLocks {
  #holder: Claim | undefined
  #queue: Claim[] = []
  readonly #world: FakeWorld

  constructor(world: FakeWorld) {
    this.#world = world
  }

  readonly request = async <T>(
    _name: string,
    options: LockOptions,
    callback: (lock: Lock | null) => Promise<T>,
  ): Promise<T> => {
    await this.#world.pass(options.signal)
    if (options.ifAvailable && this.#holder) return callback(null)
    return new Promise<T>((resolve, reject) => {
      const claim: Claim = {
        signal: options.signal,
        grant: () => {
          this.#holder = claim
          callback({ name: 'lead', mode: 'exclusive' }).then(
            (value) => {
              resolve(value)
              this.#release(claim)
            },
            (error) => {
              reject(error)
              this.#release(claim)
            },
          )
        },
        lose: () => void this.#world.pass().then(() => reject(new DOMException('stolen', 'AbortError'))),
      }
      if (options.steal) {
        this.#holder?.lose()
        claim.grant()
      } else if (this.#holder) {
        this.#queue.push(claim)
        options.signal?.addEventListener('abort', () => {
          if (!this.#queue.includes(claim)) return
          this.#queue = this.#queue.filter((other) => other !== claim)
          reject(options.signal?.reason)
        })
      } else claim.grant()
    })
  }

  #release(claim: Claim): void {
    if (this.#holder !== claim) return
    this.#holder = undefined
    this.#queue.shift()?.grant()
  }
}

type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>

/** The broadcast channels of one name: what one sends reaches each of the others in order, and some time later. */
export class FakeChannels {
  readonly #open = new Map<Channel, Promise<void>>()
  readonly #world: FakeWorld

  constructor(world: FakeWorld) {
    this.#world = world
  }

  readonly open = (): Channel => {
    const own: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        const copy: unknown = structuredClone(data)
        for (const [other, before] of this.#open) {
          if (other === own) continue
          const delivered = before
            .then(() => this.#world.pass())
            .then(() => {
              if (this.#open.has(other)) Reflect.apply(other.onmessage ?? (() => {}), other, [{ data: copy }])
            })
          this.#open.set(other, delivered)
        }
      },
      close: () => void this.#open.delete(own),
    }
    this.#open.set(own, Promise.resolve())
    return own
  }
}
