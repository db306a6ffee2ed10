import type { Mistral } from '@mistralai/mistralai'
import { productCard } from '../shop/product-card.ts'
import type { Answerer, AnswerRequest } from './answerer.ts'
import { citedNumbers } from './citations.ts'
import { suggestionsFrom } from './suggestions.ts'

/** Time to the first token, and silence after that, before the model counts as gone, ms. */
const PATIENCE = { firstToken: 8_000, silence: 10_000 }
const MAX_ANSWER_TOKENS = 800

/** The model did not give a whole answer; the message says why, in a word or two. */
export class UpstreamError extends Error {
  override name = 'UpstreamError'
}

/**
 * Answers through Mistral's API, or any server that speaks it, by one streamed request.
 * @param settings `serverUrl` without `/v1`; Mistral's own when not given
 * `warmUp` loads the SDK ahead of the first question.
 * @throws UpstreamError from the iteration, when the server fails, falls silent or ends too early
 */
export function createMistralAnswerer(settings: {
  apiKey: string
  serverUrl: string | undefined
  model: string
  patience?: typeof PATIENCE
}): Answerer & { warmUp(): Promise<void> } {
  let client: Promise<Mistral> | undefined
  // Loading the SDK costs 200 ms, which must not come before the server listens.
  const load = async () => {
    const { Mistral } = await import('@mistralai/mistralai')
    return new Mistral({
      apiKey: settings.apiKey,
      ...(settings.serverUrl ? { serverURL: settings.serverUrl } : {}),
      retryConfig: { strategy: 'none' },
    })
  }
  return {
    async warmUp() {
      client ??= load()
      await client
    },
    async *answer(request) {
      client ??= load()
      yield* stream(await client, settings.model, request, settings.patience ?? PATIENCE)
    },
  }
}

async function* stream(
  client: Mistral,
  model: string,
  request: AnswerRequest,
  limits: typeof PATIENCE,
): ReturnType<Answerer['answer']> & AsyncGenerator {
  const patience = new AbortController()
  let timer = setTimeout(() => patience.abort(), limits.firstToken)
  let text = ''
  let finished = false
  let cutShort = false
  let usage = { promptTokens: 0, completionTokens: 0 }
  try {
    const events = await client.chat.stream(
      { model, messages: request.prompt(), maxTokens: MAX_ANSWER_TOKENS, temperature: 0.2 },
      { signal: AbortSignal.any([request.signal, patience.signal]) },
    )
    for await (const { data } of events) {
      clearTimeout(timer)
      timer = setTimeout(() => patience.abort(), limits.silence)
      const choice = data.choices[0]
      const piece = plainText(choice?.delta.content)
      if (piece !== '') {
        text += piece
        yield { type: 'text', text: piece }
      }
      if (data.usage) {
        usage = {
          promptTokens: data.usage.promptTokens ?? 0,
          completionTokens: data.usage.completionTokens ?? 0,
        }
      }
      if (choice?.finishReason === 'error') throw new UpstreamError('ended in error')
      if (choice?.finishReason) finished = true
      if (choice?.finishReason === 'length' || choice?.finishReason === 'model_length') cutShort = true
    }
  } catch (error) {
    if (request.signal.aborted || error instanceof UpstreamError) throw error
    throw new UpstreamError(patience.signal.aborted ? 'silent' : reasonOf(error), { cause: error })
  } finally {
    clearTimeout(timer)
  }
  if (!finished) throw new UpstreamError('ended early')
  if (text.trim() === '') throw new UpstreamError('empty answer')

  const known = new Set(request.passages.map(({ n }) => n))
  const cited = new Set(citedNumbers(text).filter((n) => known.has(n)))
  const citedProducts = request.passages.flatMap(({ n, passage }) =>
    cited.has(n) && passage.product_id !== undefined
      ? (request.products.products.find((product) => product.product_id === passage.product_id) ?? [])
      : [],
  )
  if (citedProducts.length > 0) {
    const { colours } = request.products
    yield {
      type: 'products',
      products: citedProducts.map((product) => productCard(product, request.shop.currency, colours)),
    }
  }
  yield {
    type: 'end',
    answerer: 'mistral',
    outcome: cited.size > 0 ? 'answered' : request.smalltalk ? 'smalltalk' : 'unsure',
    suggestions: cited.size > 0 ? suggestionsFrom(request.passages.filter(({ n }) => !cited.has(n))) : [],
    ...(cutShort ? { cutShort } : {}),
    usage,
  }
}

function plainText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((chunk) => (isTextChunk(chunk) ? chunk.text : '')).join('')
}

function isTextChunk(chunk: unknown): chunk is { text: string } {
  return typeof chunk === 'object' && chunk !== null && 'text' in chunk && typeof chunk.text === 'string'
}

/** A short, stable reason for the record: a status, or the kind of failure. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'statusCode' in error) return `status ${String(error.statusCode)}`
  return error instanceof Error ? error.name : 'unknown'
}
