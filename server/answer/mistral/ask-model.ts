import type { ModelUse } from '../answerer.ts'
import type { ChatChunk } from './chat-chunk.ts'
import { estimateTokens, tokensAtMost } from '../estimate-tokens.ts'
import type { ChatPrompt, MistralChat } from './mistral-chat.ts'
import { costMicros } from './model-prices.ts'
import { createWatch, type Patience } from './patience.ts'
import { BudgetSpent, type TokenBudget } from '../token-budget.ts'
import { UpstreamError } from '../upstream-error.ts'

/** Tries of one request after the first. */
const RETRIES = 2
/** The longest pause before the first of them, ms; it doubles from one to the next. */
const BACKOFF_MS = 200
/** What may follow the end of an answer, its usage above all, gets so long, ms. */
const AFTER_FINISH_MS = 1_000

/** What a request is made with. */
export interface Asking {
  chat: MistralChat
  patience: Patience
  budget: TokenBudget | undefined
  /** 0 to 1, for the pauses between tries. */
  random: () => number
  signal: AbortSignal
  /** Told of every try that may have used tokens or been charged, and of every one that was refused. */
  spent: (use: ModelUse) => void
}

/**
 * Asks a model once: within the day's budget, with patience, and again after a passing fault while nothing of the
 * answer has come. Full jitter, so that shoppers who were refused together do not come back together.
 * @throws UpstreamError when there is no whole answer; BudgetSpent when the day's tokens are used
 */
export async function* askModel(prompt: ChatPrompt, asking: Asking): AsyncGenerator<ChatChunk> {
  const { budget, patience, random, signal } = asking
  const sent = JSON.stringify([prompt.messages, prompt.tools])
  const reservation = budget?.reserve(tokensAtMost(sent) + (prompt.maxTokens ?? 0))
  if (budget && !reservation) throw new BudgetSpent()
  let used = 0
  let madeGoodBy = Infinity
  try {
    for (let retries = 0; ; retries++) {
      const attempt = { begun: false, used: 0 }
      try {
        yield* tryOnce(prompt, sent, madeGoodBy - performance.now(), asking, attempt)
        return
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof UpstreamError) || !error.passing || attempt.begun || retries >= RETRIES)
          throw error
        const now = performance.now()
        madeGoodBy = Math.min(madeGoodBy, now + patience.afterFault)
        const pause = error.retryAfterMs ?? random() * BACKOFF_MS * 2 ** retries
        if (now + pause >= madeGoodBy) throw error
        await sleep(pause, signal)
      } finally {
        used += attempt.used
      }
    }
  } finally {
    reservation?.settle(used)
  }
}

async function* tryOnce(
  prompt: ChatPrompt,
  sent: string,
  withinMs: number,
  { chat, patience, signal, spent }: Asking,
  attempt: { begun: boolean; used: number },
): AsyncGenerator<ChatChunk> {
  const watch = createWatch()
  let said = ''
  let finished = false
  let usage: ChatChunk['usage']
  let refused = false
  watch.start(Math.max(1, Math.min(patience.firstToken, withinMs)))
  try {
    for await (const chunk of chat.stream(prompt, AbortSignal.any([signal, watch.signal]))) {
      usage = chunk.usage ?? usage
      if (chunk.text !== '' || chunk.toolCalls.length > 0) attempt.begun = true
      said += chunk.text + chunk.toolCalls.map(({ name, args }) => name + args).join('')
      if (chunk.finishReason === 'error') throw new UpstreamError('ended in error')
      finished ||= chunk.finishReason !== undefined
      if (finished) watch.start(AFTER_FINISH_MS)
      else if (attempt.begun) watch.start(patience.silence)
      yield chunk
    }
    if (!finished) throw new UpstreamError('ended early')
  } catch (error) {
    refused = error instanceof UpstreamError && error.unused
    // An answer that has said that it is whole is whole, however its connection ends.
    if (!finished || signal.aborted) throw error
  } finally {
    watch.stop()
    const promptTokens = usage?.promptTokens ?? (refused ? 0 : estimateTokens(sent))
    const completionTokens = usage?.completionTokens ?? estimateTokens(said)
    attempt.used = promptTokens + completionTokens
    const { model } = chat
    spent({
      model,
      promptTokens,
      completionTokens,
      costMicros: costMicros(model, promptTokens, completionTokens),
    })
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
