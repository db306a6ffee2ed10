import { UpstreamError } from '../upstream-error.ts'

/** How long a model may keep a shopper waiting, ms. None of them limits a whole answer. */
export interface Patience {
  /** Until a connection stands. */
  connect: number
  /** From a request to its first token. */
  firstToken: number
  /** Between two chunks after that; bytes that make no chunk are silence. */
  silence: number
  /** Without a word for the shopper, whatever happens meanwhile: further tries, tools, chunks without text. */
  wait: number
  /** From the first fault of a request to the first token of another try. */
  afterFault: number
}

export const PATIENCE: Patience = {
  connect: 3_000,
  firstToken: 8_000,
  silence: 10_000,
  wait: 20_000,
  afterFault: 1_800,
}

/** The same for a model on a machine that is slower by this factor. */
export function scaledPatience(factor = 1): Patience {
  const { connect, firstToken, silence, wait, afterFault } = PATIENCE
  return {
    connect: connect * factor,
    firstToken: firstToken * factor,
    silence: silence * factor,
    wait: wait * factor,
    afterFault: afterFault * factor,
  }
}

/** A time-out that can be set back, and that ends what listens to its signal as `silent`. */
export interface Watch {
  signal: AbortSignal
  /** Starts it, or starts it anew. */
  start(ms: number): void
  stop(): void
}

export function createWatch(): Watch {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let set = 0
  return {
    signal: controller.signal,
    start(ms) {
      if (timer && ms === set) {
        timer.refresh()
        return
      }
      clearTimeout(timer)
      set = ms
      timer = setTimeout(() => controller.abort(new UpstreamError('silent')), ms)
    },
    stop: () => clearTimeout(timer),
  }
}
