import type { Passage } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { ProductMatches } from '../shop/product-matches.ts'
import type { ProductQuery } from '../shop/select-products.ts'
import type { z } from 'zod'
import type { Action, OrderCard, Outcome, ProductCard } from '../wire.ts'

/** What a message is about when it asks nothing of the shop. */
export type SmalltalkTopic =
  | 'greeting'
  | 'how-are-you'
  | 'thanks'
  | 'goodbye'
  | 'bot'
  | 'capabilities'
  | 'praise'
  | 'acknowledgement'
  | 'insult'
  | 'affection'
  | 'joke'
  | 'test'
  | 'moment'
  | 'unreadable'

/** A message of a chat model's prompt. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

/** What a chat model is asked with. */
export interface Prompt {
  messages: ChatMessage[]
  /** What of them is the assistant's own business: no answer may tell it. */
  rules: string
  /** The passages that the messages tell: those that there was room for. A model's words may cite no others. */
  passages: NumberedPassage[]
}

/** A passage as the answer may cite it, `[n]`. */
export interface NumberedPassage {
  n: number
  passage: Passage
  score: number
  /** What the question asks about and the passage speaks of in no words. */
  lacks?: readonly string[] | undefined
  /** The share of the question's words that it says. */
  covers?: number | undefined
}

/** A product that was found, with the number by which its passage may be cited. */
export interface NumberedProduct extends NumberedPassage {
  product: Product
}

/** What a model may look up while it answers. Whatever is found may be cited from then on. */
export interface AnswerTools {
  /** The passages that answer a query, best first; none where the knowledge base does not know. */
  searchKnowledge(query: string): Promise<NumberedPassage[]>
  /** The products that fit, and where none does those that come near. */
  findProducts(query: ProductQuery): { fitting: NumberedProduct[]; near: NumberedProduct[] }
}

/** Why a shopper has to show who they are. */
export type SignInReason = 'order' | 'account' | 'step-up'

/** What a tool for the shopper's own account came to. */
export interface AccountResult {
  /** For the model; made JSON of. */
  content: unknown
  /** What was found, and may be cited. */
  found: NumberedPassage[]
  /** What the shopper is shown of it. */
  parts: AnswerPart[]
}

/**
 * What a model may look up of the signed-in shopper's account, and propose to them. Nothing is done by a call: a
 * proposal waits for the shopper's own click.
 */
export interface AccountTools {
  definitions: readonly { name: string; description: string; schema: z.ZodObject }[]
  /** Runs a call of one of these, its arguments checked already. */
  run(name: string, args: unknown): Promise<AccountResult>
}

/** An answer about the shopper's own orders, made whole before it is told. */
export interface AccountAnswer {
  text: string
  outcome: Outcome
  suggestions: string[]
  orders: OrderCard[]
  proposed?: readonly Action[] | undefined
  signIn?: SignInReason | undefined
}

/** What one request to a model used. */
export interface ModelUse {
  model: string
  /** As its server counted them; estimated where it did not say. */
  promptTokens: number
  completionTokens: number
  /** Micro-dollars; null where the model's price is not known. */
  costMicros: number | null
}

/** One more question of a message. */
export type FurtherQuestion = Pick<
  AnswerRequest,
  'question' | 'query' | 'ownWords' | 'passages' | 'confidence' | 'products' | 'gifts'
>

/** All that an answer may be made from. */
export interface AnswerRequest {
  /** The shopper's words; of other languages their English, where the shop's pages are English. */
  question: string
  /** The same made whole where it followed up on something said before. */
  query: string
  /** What this message alone asks, without greeting and thanks. */
  ownWords: string
  /** The answer before this one; empty where there is none. */
  saidBefore: string
  /** Something went wrong for the shopper, or they are upset, and nobody has said sorry yet. */
  owedSorry: boolean
  smalltalk: SmalltalkTopic | undefined
  /** The shopper's language, as a tag such as `de`; undefined where it is not known. */
  language: string | undefined
  /** The conversation knows that answers are in English, or they are not. */
  toldInEnglish: boolean
  /** The message asks for a person, whatever else it asks. */
  wantsPerson: boolean
  /** It asks about an order of the shopper's own, without its number. */
  asksOwnOrder: boolean
  /** An order that the words name. */
  orderNumber: string | undefined
  passages: NumberedPassage[]
  /** Further questions of the same message, each with what was found for it. */
  further: FurtherQuestion[]
  /** 0 to 1: how probable it is that the passages answer it. */
  confidence: number
  products: ProductMatches
  productById(id: string): Product | undefined
  /** All that the shop sells. */
  catalogue: readonly Product[]
  /** What was asked of the product before, where this message only says which size or colour. */
  askedBefore: string
  /** The message asks of each of the products shown before: "How do I wash them?" */
  ofEach: boolean
  /** Presents, where one is asked for. */
  gifts: readonly Product[]
  /** A material that is asked for, and that nothing of the catalogue is made of. */
  absentMaterial: string | undefined
  shop: ShopProfile
  now: Date
  /** Decides between ways of saying the same. */
  seed: string
  /** What a chat model is asked with, made when asked for. */
  prompt(): Prompt
  tools: AnswerTools
  /** Set where the shopper's own account may be looked at. */
  account?: AccountTools | undefined
  /** The answer of the flows that need no model, where the message is about the shopper's own orders. */
  errand?: (() => Promise<AccountAnswer | undefined>) | undefined
  /** Told of each request to a model once it is over, however it ended. */
  spent(use: ModelUse): void
  signal: AbortSignal
}

/**
 * An answer as it comes into being; exactly one `end`, last. After `broke-off` another answerer goes on: what
 * was said up to its last whole sentence stands.
 */
export type AnswerPart =
  | { type: 'text'; text: string }
  | { type: 'broke-off'; reason: string }
  | { type: 'products'; products: ProductCard[] }
  | { type: 'orders'; orders: OrderCard[] }
  | { type: 'action-proposed'; action: Action }
  | { type: 'sign-in-required'; reason: SignInReason }
  | {
      type: 'end'
      answerer: 'local' | 'mistral'
      outcome: Outcome
      suggestions: string[]
      /** The model came to the longest answer allowed before it came to its end. */
      cutShort?: boolean
    }

/** Makes answers from passages and shop data. */
export interface Answerer {
  answer(request: AnswerRequest): AsyncIterable<AnswerPart>
}
