import { productCard } from '../../shop/product-card.ts'
import type { Answerer, AnswerPart, AnswerRequest, NumberedPassage } from '../answerer.ts'
import { type Asking, askModel } from './ask-model.ts'
import { citedNumbers } from '../citations.ts'
import { type ChatPrompt, createMistralChat } from './mistral-chat.ts'
import { runToolCall, toolDefinitions, toolNames } from './mistral-tools.ts'
import { NothingFound } from '../nothing-found.ts'
import { createWatch, PATIENCE, type Patience } from './patience.ts'
import { suggestionsFrom } from '../suggestions.ts'
import type { TokenBudget } from '../token-budget.ts'
import { createToolCalls, MAX_ARGUMENTS, type ToolCall } from './tool-calls.ts'
import { UpstreamError } from '../upstream-error.ts'

const MAX_ANSWER_TOKENS = 800
/** A request that may only say what to look up. */
const MAX_SEARCH_TOKENS = 200
/** Longest answer, characters: the widget shows no longer one. */
const MAX_TEXT = 16_000
/** Rounds of tool calls in a turn, calls that are run in all of them, and those that name no tool at all. */
const MAX_ROUNDS = 8
const MAX_CALLS = 5
const MAX_STRAY_CALLS = 10
/** Products that one answer shows. */
const SHOWN = 4

/**
 * Answers through Mistral's API, or any server that speaks it: by one streamed request, and one more after each round
 * of tool calls. Where nothing was found for the question, the model may only look it up in other words: nothing that
 * it says is shown before there is something to cite.
 * @param settings `serverUrl` without `/v1`; Mistral's own when not given
 * `warmUp` loads the SDK ahead of the first question.
 * @throws from the iteration: UpstreamError when the server fails, falls silent or ends too early; BudgetSpent;
 * NothingFound when the question has no evidence
 */
export function createMistralAnswerer(settings: {
  apiKey: string
  serverUrl: string | undefined
  model: string
  budget?: TokenBudget | undefined
  patience?: Patience
  random?: () => number
}): Answerer & { warmUp(): Promise<void> } {
  const { budget, patience = PATIENCE, random = Math.random } = settings
  const chat = createMistralChat({ ...settings, connectMs: patience.connect })
  // Servers of other makes may refuse a request for its tools: they answer without.
  let toolsRefused = false
  return {
    warmUp: () => chat.warmUp(),
    async *answer(request) {
      const watch = createWatch()
      const signal = AbortSignal.any([request.signal, watch.signal])
      const asking = { chat, patience, budget, random, signal, spent: request.spent }
      let told = false
      watch.start(patience.wait)
      try {
        for await (const part of converse(request, asking, !toolsRefused)) {
          told = true
          yield part
          if (part.type === 'text') watch.start(patience.wait)
        }
      } catch (error) {
        if (toolsRefused || told || settings.serverUrl === undefined || !isRefusal(error)) throw error
        for await (const part of converse(request, asking, false)) {
          toolsRefused = true
          yield part
          if (part.type === 'text') watch.start(patience.wait)
        }
      } finally {
        watch.stop()
      }
    },
  }
}

async function* converse(
  request: AnswerRequest,
  asking: Asking,
  withTools: boolean,
): AsyncGenerator<AnswerPart> {
  const first = request.prompt()
  const offered = [...first.passages]
  const messages: ChatPrompt['messages'] = [...first.messages]
  const tools = withTools && request.smalltalk === undefined
  let text = ''
  let ending: string | undefined
  let callsLeft = MAX_CALLS
  let strayLeft = MAX_STRAY_CALLS
  /** Something of the shopper's account was looked up: there is something to speak of. */
  let acted = false
  for (let round = 0; ; round++) {
    const mustSearch = offered.length === 0 && !acted && request.smalltalk === undefined
    // Who asks for a person is told at once how to reach one.
    if (mustSearch && (!tools || request.wantsPerson)) throw new NothingFound({ asked: round > 0 })
    const mayCall = tools && round < MAX_ROUNDS && callsLeft > 0
    const toolChoice = mustSearch ? 'required' : mayCall ? 'auto' : 'none'
    const calls = createToolCalls()
    const before = text
    const prompt: ChatPrompt = {
      messages,
      maxTokens: mustSearch ? MAX_SEARCH_TOKENS : MAX_ANSWER_TOKENS,
      temperature: 0.2,
      ...(tools ? { tools: toolDefinitions(request.account), toolChoice } : {}),
    }
    for await (const chunk of askModel(prompt, asking)) {
      for (const piece of chunk.toolCalls) calls.push(piece)
      ending = chunk.finishReason ?? ending
      if (chunk.text === '' || mustSearch) continue
      const joint = text === before && /\S$/.test(before) ? '\n\n' : ''
      text += joint + chunk.text
      yield { type: 'text', text: joint + chunk.text }
      if (text.length > MAX_TEXT) {
        ending = 'length'
        break
      }
    }
    const asked: ToolCall[] = []
    for (const call of mayCall ? calls.all() : []) {
      if (isTool(call.name, request)) callsLeft -= 1
      else strayLeft -= 1
      if (callsLeft < 0 || strayLeft < 0) break
      asked.push(call)
    }
    if (asked.length > 0) messages.push(callsMessage(text.slice(before.length), asked))
    for (const call of asked) {
      const { content, found, parts } = await runToolCall(call, request.tools, request.shop, request.account)
      yield* parts
      acted ||= isOfAccount(call.name, request)
      for (const passage of found) if (!offered.some(({ n }) => n === passage.n)) offered.push(passage)
      messages.push({ role: 'tool', toolCallId: call.id, name: nameToTell(call), content })
    }
    if (mustSearch && offered.length === 0 && !acted && !asked.some(({ name }) => isOfAccount(name, request)))
      throw new NothingFound({ asked: true })
    if (asked.length === 0) break
  }
  if (text.trim() === '') throw new UpstreamError('empty answer')
  yield* endOf(text, ending, offered, request)
}

/** What the answer cites is shown, and says whether it is one. */
function* endOf(
  text: string,
  ending: string | undefined,
  offered: readonly NumberedPassage[],
  request: AnswerRequest,
): Generator<AnswerPart> {
  const numbers = citedNumbers(text)
  const cited = offered.filter(({ n }) => numbers.includes(n))
  const ids = new Set(cited.flatMap(({ passage }) => passage.product_id ?? []))
  const products = [...ids].flatMap((id) => request.productById(id) ?? []).slice(0, SHOWN)
  if (products.length > 0) {
    const { colours } = request.products
    yield {
      type: 'products',
      products: products.map((product) => productCard(product, request.shop.currency, colours)),
    }
  }
  yield {
    type: 'end',
    answerer: 'mistral',
    outcome: cited.length > 0 ? 'answered' : request.smalltalk ? 'smalltalk' : 'unsure',
    suggestions:
      cited.length > 0 ? suggestionsFrom(request.passages.filter((passage) => !cited.includes(passage))) : [],
    ...(ending === 'length' || ending === 'model_length' ? { cutShort: true } : {}),
  }
}

/** The model's own message that called tools, as far as they were run; what is no JSON goes back as none. */
function callsMessage(content: string, calls: readonly ToolCall[]): ChatPrompt['messages'][number] {
  return {
    role: 'assistant',
    content,
    toolCalls: calls.map(({ id, name, args }) => ({
      id,
      function: { name: nameToTell({ name }), arguments: isJson(args) ? args : '{}' },
    })),
  }
}

/** A made-up name may be one that the API refuses to be told. */
function nameToTell({ name }: Pick<ToolCall, 'name'>): string {
  return /^[\w-]{1,64}$/.test(name) ? name : 'unknown'
}

/** Whether a call names a tool that there is; others are told so, and run nothing. */
function isTool(name: string, request: AnswerRequest): boolean {
  return toolNames(request.account).includes(name)
}

/** What was looked up of the account is known, also where it is that there is nothing. */
function isOfAccount(name: string, { account }: AnswerRequest): boolean {
  return account?.definitions.some((tool) => tool.name === name) ?? false
}

function isJson(text: string): boolean {
  if (text.length > MAX_ARGUMENTS) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof UpstreamError && [400, 404, 422, 501].includes(error.status ?? 0)
}
