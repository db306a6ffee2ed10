import { z } from '@hono/zod-openapi'
import { Action, ActionProposed, OrderCard } from './wire/orders.ts'

export * from './wire/orders.ts'

/**
 * The HTTP contract, version 1: every body and event as a schema, and the types made from them.
 * The widget and the dashboard import the types only; zod never reaches the browser.
 */

/** Every failure has one of these codes; HTTP problems and `turn-error` share the list. */
export const errorCodes = [
  'invalid_request',
  'malformed_json',
  'invalid_grant',
  'unauthorized',
  'token_expired',
  'origin_not_allowed',
  'forbidden',
  'step_up_required',
  'not_found',
  'message_id_conflict',
  'turn_in_progress',
  'turn_not_retryable',
  'log_truncated',
  'action_expired',
  'action_not_allowed',
  'dpop_required',
  'use_dpop_nonce',
  'payload_too_large',
  'unsupported_media_type',
  'unprocessable',
  'rate_limited',
  'over_capacity',
  'storage_unavailable',
  'method_not_allowed',
  'interrupted',
  'upstream_failed',
  'internal',
  'signed_out',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.enum(errorCodes),
    request_id: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>

/** Longest shopper message, in UTF-16 units. */
export const MAX_MESSAGE_LENGTH = 4000

// ── identity ─────────────────────────────────────────────────────────────────────────────────────

export const Tokens = z
  .object({
    visitor_id: z.string(),
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.enum(['Bearer', 'DPoP']),
    expires_in: z.number().int().describe('seconds'),
    scope: z.string(),
    shopper: z.object({ name: z.string().optional() }).nullable(),
  })
  .openapi('Tokens')
export type Tokens = z.infer<typeof Tokens>

export const NewVisitor = z.object({}).openapi('NewVisitor')

const refreshToken = z.string().min(1).max(512)
/** Whose conversation comes along: the visitor's that this browser was until now. */
const visitorRefreshToken = refreshToken.optional()

export const TokenRequest = z
  .discriminatedUnion('grant_type', [
    z.object({ grant_type: z.literal('refresh_token'), refresh_token: refreshToken }),
    z.object({
      grant_type: z.literal('identity_token'),
      identity_token: z.string().min(1).max(4096).describe('signed by the shop’s server'),
      visitor_refresh_token: visitorRefreshToken,
    }),
    z.object({
      grant_type: z.literal('authorization_code'),
      code: z.string().min(1).max(128),
      code_verifier: z.string().min(43).max(128).describe('PKCE, S256 (RFC 7636)'),
      visitor_refresh_token: visitorRefreshToken,
    }),
    z
      .object({
        grant_type: z.literal('order_lookup'),
        order_number: z.string().trim().min(1).max(64),
        email: z.string().trim().min(3).max(254).optional(),
        postcode: z.string().trim().min(1).max(20).optional(),
        visitor_refresh_token: visitorRefreshToken,
      })
      .refine(({ email, postcode }) => (email === undefined) !== (postcode === undefined), {
        error: 'give the e-mail address or the postcode of the order',
      }),
  ])
  .openapi('TokenRequest')
export type TokenRequest = z.infer<typeof TokenRequest>

export const RevokeRequest = z.object({ token: z.string().min(1).max(4096) }).openapi('RevokeRequest')

/** Who the access token speaks for. */
export const Me = z
  .object({
    visitor_id: z.string(),
    session_id: z.string(),
    scope: z.string().describe('`visitor`, `shopper` or `order:<order id>`'),
    shopper: z
      .object({ user_id: z.string(), name: z.string().optional(), email: z.string().optional() })
      .nullable(),
    auth_time: z.string().optional().describe('when the shopper last showed who they are'),
  })
  .openapi('Me')
export type Me = z.infer<typeof Me>

export const OwnSessions = z
  .object({
    sessions: z.array(
      z.object({
        session_id: z.string(),
        device: z.string(),
        created_at: z.string(),
        last_used_at: z.string(),
        expires_at: z.string(),
        current: z.boolean(),
      }),
    ),
  })
  .openapi('OwnSessions')
export type OwnSessions = z.infer<typeof OwnSessions>

// ── what an answer carries ───────────────────────────────────────────────────────────────────────

export const Source = z
  .object({
    n: z
      .number()
      .int()
      .describe('the number that the text cites as [n]; its meaning never changes in a turn'),
    id: z.string().describe('passage id'),
    title: z.string(),
    url: z.string().optional(),
    snippet: z.string(),
  })
  .openapi('Source')
export type Source = z.infer<typeof Source>

export const Money = z.object({ amount: z.number(), currency: z.string() }).openapi('Money')
export type Money = z.infer<typeof Money>

export const ProductCard = z
  .object({
    product_id: z.string(),
    name: z.string(),
    price: Money,
    url: z.string().optional().describe('absolute, or a path on this server'),
    image: z.string().optional().describe('absolute, or a path on this server'),
    available: z.boolean(),
    colours: z.array(z.string()),
    sizes: z.array(z.object({ size: z.string(), available: z.boolean() })),
  })
  .openapi('ProductCard')
export type ProductCard = z.infer<typeof ProductCard>

export const outcomes = [
  'answered',
  'clarify',
  'smalltalk',
  'unsure',
  'declined',
  'needs-sign-in',
  'handed-off',
  'stopped',
] as const
export const Outcome = z.enum(outcomes).openapi('Outcome')
export type Outcome = z.infer<typeof Outcome>

// ── a turn's events ──────────────────────────────────────────────────────────────────────────────

export const TurnEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('turn-start'), turn_id: z.string(), message_id: z.string() }),
    z.object({ type: z.literal('status'), stage: z.enum(['searching', 'writing']) }),
    z.object({ type: z.literal('sources'), sources: z.array(Source) }),
    z.object({ type: z.literal('text-delta'), text: z.string() }),
    z.object({
      type: z.literal('text-replace'),
      from: z.number().int().describe('UTF-16 offset into the text so far'),
      to: z.number().int(),
      text: z.string(),
    }),
    z.object({ type: z.literal('products'), products: z.array(ProductCard) }),
    z.object({ type: z.literal('orders'), orders: z.array(OrderCard) }),
    ActionProposed.extend({ type: z.literal('action-proposed') }),
    z.object({
      type: z.literal('sign-in-required'),
      reason: z.enum(['order', 'account', 'step-up']).describe('what it is needed for'),
    }),
    z.object({ type: z.literal('suggestions'), suggestions: z.array(z.string()) }),
    z.object({
      type: z.literal('turn-end'),
      outcome: Outcome,
      confidence: z.number().min(0).max(1),
      citations: z.array(z.number().int()),
    }),
    z.object({ type: z.literal('turn-error'), code: z.enum(errorCodes), retryable: z.boolean() }),
  ])
  .openapi('TurnEvent')
export type TurnEvent = z.infer<typeof TurnEvent>

// ── conversations ────────────────────────────────────────────────────────────────────────────────

export const NewConversation = z.object({}).openapi('NewConversation')
export const ConversationCreated = z.object({ conversation_id: z.string() }).openapi('ConversationCreated')

export const NewMessage = z
  .object({
    message_id: z.uuid().describe('made by the client; the idempotency key within the conversation'),
    text: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH),
    page: z
      .object({
        url: z.string().max(2048),
        title: z.string().max(300).optional(),
        product_id: z
          .string()
          .max(200)
          .optional()
          .describe('the product that the page shows, if it shows one'),
      })
      .optional(),
    locale: z.string().max(35).optional(),
  })
  .openapi('NewMessage')
export type NewMessage = z.infer<typeof NewMessage>

export const TurnAccepted = z.object({ turn_id: z.string() }).openapi('TurnAccepted')

export const Message = z
  .object({
    message_id: z.string(),
    turn_id: z.string().optional(),
    role: z.enum(['shopper', 'assistant', 'staff', 'system']),
    text: z.string(),
    created_at: z.string(),
    answers: z
      .string()
      .optional()
      .describe('of an answer: the message that it answers; it may stand later than its place'),
    sources: z.array(Source).optional(),
    products: z.array(ProductCard).optional(),
    orders: z.array(OrderCard).optional(),
    actions: z.array(Action).optional().describe('as they stand now'),
    sign_in: z.string().optional().describe('the reason of `sign-in-required`'),
    suggestions: z.array(z.string()).optional(),
    outcome: Outcome.optional(),
    error: z.enum(errorCodes).optional().describe('set when the turn ended in turn-error'),
    helpful: z.boolean().optional(),
  })
  .openapi('Message')
export type Message = z.infer<typeof Message>

export const Conversation = z
  .object({
    conversation_id: z.string(),
    state: z.enum(['open', 'closed']),
    messages: z.array(Message),
    turn: z
      .object({
        turn_id: z.string(),
        last_event_id: z.number().int(),
        message_id: z.string().optional().describe('the message that it answers'),
      })
      .nullable(),
    has_more: z.boolean().describe('true when there are messages before the first of these'),
    last_event_id: z
      .number()
      .int()
      .optional()
      .describe('the newest event of the conversation’s own log: where its event stream goes on from here'),
    rating: z.object({ score: z.number().int(), comment: z.string().optional() }).optional(),
  })
  .openapi('Conversation')
export type Conversation = z.infer<typeof Conversation>

/**
 * What happens in a conversation beside the text of its turns: the conversation's own log, in the order in which
 * it happened. `typing` is passing: it is sent to who listens just then and has no number. A turn that is stopped while
 * it waits has no `turn-started`. A `message` or `turn-started` after `conversation-closed` opens the conversation again.
 */
export const ConversationEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('message'),
      message: Message.describe('of a shopper, of staff or of the system'),
    }),
    z.object({ type: z.literal('turn-started'), turn_id: z.string(), message_id: z.string() }),
    z.object({
      type: z.literal('turn-ended'),
      turn_id: z.string(),
      outcome: Outcome.optional(),
      error: z.enum(errorCodes).optional(),
    }),
    z.object({ type: z.literal('typing'), author: z.enum(['shopper', 'staff']) }),
    z.object({ type: z.literal('read'), author: z.enum(['shopper', 'staff']), message_id: z.string() }),
    z.object({ type: z.literal('action'), action: Action }),
    z.object({ type: z.literal('conversation-closed'), author: z.enum(['shopper', 'staff', 'system']) }),
  ])
  .openapi('ConversationEvent')
export type ConversationEvent = z.infer<typeof ConversationEvent>

export const Read = z.object({ message_id: z.string().min(1).max(64) }).openapi('Read')

export const ConversationSummary = z
  .object({
    conversation_id: z.string(),
    state: z.enum(['open', 'closed']),
    created_at: z.string(),
    updated_at: z.string(),
    title: z.string(),
  })
  .openapi('ConversationSummary')
export const Conversations = z
  .object({ conversations: z.array(ConversationSummary) })
  .openapi('Conversations')
export type Conversations = z.infer<typeof Conversations>

export const Empty = z.object({}).openapi('Empty')

export const Feedback = z
  .object({ helpful: z.boolean(), reason: z.string().trim().max(1000).optional() })
  .openapi('Feedback')
export type Feedback = z.infer<typeof Feedback>

export const Rating = z
  .object({ score: z.number().int().min(1).max(5), comment: z.string().trim().max(2000).optional() })
  .openapi('Rating')
export type Rating = z.infer<typeof Rating>

// ── what the page's script tag is told ───────────────────────────────────────────────────────────

/** Baked into `/widget.js` by the server. */
export interface WidgetSettings {
  shop_name: string
  greeting: string
  first_questions: string[]
  locale: string
  /** Absolute, or a path on this server. */
  privacy_url?: string
  /** Hosts that links in an answer may lead to. */
  hosts: string[]
  accent?: string
}

// ── staff ────────────────────────────────────────────────────────────────────────────────────────

export const StaffSetup = z
  .object({
    token: z.string().min(1).max(512),
    email: z.email().max(254),
    password: z.string().min(15).max(256),
  })
  .openapi('StaffSetup')
export type StaffSetup = z.infer<typeof StaffSetup>

export const StaffSignIn = z
  .object({ email: z.string().min(1).max(254), password: z.string().min(1).max(256) })
  .openapi('StaffSignIn')
export type StaffSignIn = z.infer<typeof StaffSignIn>

export const staffRoles = ['viewer', 'agent', 'admin'] as const
export const Staff = z.object({ email: z.string(), role: z.enum(staffRoles) }).openapi('Staff')
export type Staff = z.infer<typeof Staff>

/** The windows that the overview can show, up to now. */
export const overviewRanges = ['1h', '24h', '7d', '30d'] as const
export type OverviewRange = (typeof overviewRanges)[number]

/** Nearest-rank percentiles in ms, with how many measurements they stand on. */
const Percentiles = z.object({
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable().optional(),
  sample: z.number().int(),
})

/** The KPIs; each is a part of a whole, with a list of conversations behind it. */
export const figureIds = [
  'conversations',
  'turns',
  'messages',
  'first-token',
  'response',
  'resolution-time',
  'spending',
  'involvement',
  'confirmed',
  'assumed',
  'durable',
  'automation',
  'containment',
  'asked-for-person',
  'reopened',
  'rated',
  'csat',
  'answered',
  'unsure',
  'failed',
  'fallback',
  'helpful',
  'sentiment-negative',
  'sentiment-neutral',
  'sentiment-positive',
  'first-message-negative',
  'last-message-negative',
] as const
export const FigureId = z.enum(figureIds).openapi('FigureId')
export type FigureId = z.infer<typeof FigureId>

export const figureParts = ['part', 'whole', 'open'] as const
export type FigurePart = (typeof figureParts)[number]

export const Figure = z
  .object({
    part: z.number().int(),
    whole: z.number().int().describe('the sample'),
    open: z.number().int().describe('what joins the whole once its window has closed'),
    share: z.number().nullable(),
    low: z.number().nullable().describe('bounds of the 95 % Wilson interval'),
    high: z.number().nullable(),
  })
  .openapi('Figure')
export type Figure = z.infer<typeof Figure>

/** Of conversations that started in the window: sums, times, and what their questions were about. */
export const Cohort = z
  .object({
    conversations: z.number().int(),
    turns: z.number().int().describe('without the stopped ones'),
    stopped: z.number().int(),
    messages: z.number().int().describe('of shoppers'),
    tokens: z.number().int(),
    cost_micros: z.number().int().describe('millionths of a dollar'),
    unpriced: z.number().int().describe('turns that used a model whose price is unknown'),
    resolution: z
      .object({
        resolved: z.number().int(),
        open: z.number().int().describe('conversations that are not closed yet'),
        tokens: z.number().int().describe('of all closed conversations'),
        cost_micros: z.number().int(),
        unpriced: z.number().int(),
      })
      .describe('what the resolved ones among the closed conversations took'),
    time_to_first_token: Percentiles,
    response_time: Percentiles,
    resolution_time: Percentiles,
    answerers: z.record(z.string(), z.number().int()),
    fallbacks: z.record(z.string(), z.number().int()).describe('reason to turns'),
    topics: z.array(
      z.object({
        topic: z.string(),
        questions: z.number().int(),
        unsure: z.number().int(),
        closed: z.number().int().describe('conversations about it whose resolution can be told'),
        resolved: z.number().int(),
      }),
    ),
  })
  .openapi('Cohort')
export type Cohort = z.infer<typeof Cohort>

/**
 * Columns for the charts: every array has one entry a bucket. Times in ms, `null` where a bucket is empty.
 * A share is `null` when nothing was counted.
 */
export const Overview = z
  .object({
    from: z.string(),
    to: z.string(),
    bucket_seconds: z.number().int(),
    at: z.array(z.number().int()).describe('start of each bucket, Unix seconds'),
    turns: z.array(z.number().int()),
    time_to_first_token_p50: z.array(z.number().nullable()),
    time_to_first_token_p95: z.array(z.number().nullable()),
    response_time_p50: z.array(z.number().nullable()),
    response_time_p95: z.array(z.number().nullable()),
    outcomes: z.record(z.string(), z.array(z.number().int())).describe('outcome, or error code, to counts'),
    sentiment: z
      .record(z.enum(['negative', 'neutral', 'positive']), z.array(z.number().int()))
      .describe('shoppers’ messages, by their own time'),
    resolution: z
      .record(z.enum(['confirmed', 'assumed', 'unresolved', 'open']), z.array(z.number().int()))
      .describe('conversations with an answer, by when they started'),
    ratings: z.array(z.number().int()),
    satisfied: z.array(z.number().int()).describe('ratings of 4 or 5'),
    cost_micros: z.array(z.number().int()),
    tokens: z.array(z.number().int()),
    figures: z.record(FigureId, Figure),
    cohort: Cohort,
    totals: z.object({
      turns: z.number().int(),
      counted: z.number().int().describe('turns without the stopped ones: what the shares are shares of'),
      conversations: z.number().int().describe('whose first turn is in the window'),
      answered_share: z.number().nullable(),
      unsure_share: z.number().nullable(),
      helpful: z.number().int(),
      not_helpful: z.number().int(),
      ratings: z.number().int().describe('given in the window'),
      csat: z.number().nullable().describe('share of ratings of 4 or 5'),
      time_to_first_token: Percentiles,
      response_time: Percentiles,
      answerers: z.record(z.string(), z.number().int()),
    }),
    version: z.number().int().describe('changes with every new turn record'),
  })
  .openapi('Overview')
export type Overview = z.infer<typeof Overview>

/** Questions that stayed open, put together by meaning; texts without anything personal. */
export const Gaps = z
  .object({
    turns: z.number().int().describe('unsure turns of the window'),
    looked_at: z.number().int().describe('the newest of them, whose texts are still there'),
    gaps: z.array(
      z.object({
        example: z.string(),
        others: z.array(z.string()).describe('other wordings, at most 4'),
        count: z.number().int(),
        conversation_ids: z.array(z.string()).describe('at most 5, newest first'),
        nearest: z.object({ id: z.string(), title: z.string() }).nullable(),
        confidence: z.number().nullable().describe('how near, 0 to 1'),
      }),
    ),
  })
  .openapi('Gaps')
export type Gaps = z.infer<typeof Gaps>

/** The conversations behind a figure, oldest first; `count` adds up to the figure over all pages. */
export const FigureConversations = z
  .object({
    conversations: z.array(
      z.object({
        conversation_id: z.string(),
        started_at: z.string(),
        topic: z.string().nullable(),
        resolution: z.enum(['confirmed', 'assumed', 'unresolved', 'open', 'not involved']),
        turns: z.number().int(),
        rating: z.number().int().nullable(),
        count: z.number().int().describe('how many of what the figure counts are in it'),
        has_text: z.boolean().describe('false once the texts were removed'),
      }),
    ),
    next: z.string().nullable().describe('`after` of the next page'),
  })
  .openapi('FigureConversations')
export type FigureConversations = z.infer<typeof FigureConversations>

/** The knowledge base's state; each problem as `file:line: reason`. */
export const Knowledge = z
  .object({
    documents: z.number().int(),
    passages: z.number().int(),
    embedder: z.string(),
    index: z.enum(['faiss', 'exact']),
    embedded: z.number().int().describe('texts that had to be embedded for this version'),
    remote: z
      .object({
        embedder: z.string(),
        texts: z.number().int(),
        embedded: z.number().int(),
        in_use: z.boolean().describe('what is found is ranked by it: all texts are embedded'),
      })
      .optional()
      .describe('the embedder that is asked over the network, where there is one'),
    version: z.string(),
    updated_at: z.string(),
    problems: z.array(z.string()),
  })
  .openapi('Knowledge')
export type Knowledge = z.infer<typeof Knowledge>
