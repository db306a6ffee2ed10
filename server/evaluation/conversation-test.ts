import { z } from 'zod'
import { actionKinds, outcomes } from '../wire.ts'

/**
 * A conversation test: what a shopper says, and what must hold of each answer. A shop keeps them in
 * `conversation_tests/*.json` of its knowledge base, one file an area. They are never part of the knowledge.
 *
 * ```json
 * [{ "id": "returns-window", "title": "How long a return may take",
 *    "turns": [{ "shopper": "how long do i have to send smth back??",
 *                "expect": { "outcome": "answered", "says": ["30 days", ["deliver*", "arrive*"]],
 *                            "never": ["14 days to return"], "sources": ["policies/return_policy.md"] } }] }]
 * ```
 */

const text = z.string({ error: 'expected a text' }).trim().min(1, { error: 'must not be empty' })

/** One rule for every list: each entry must hold; of a list within the list, one. */
const requirements = <Entry extends z.ZodType>(entry: Entry, what: string) =>
  z.array(
    z.union([entry, z.array(entry).min(1)], {
      error: `expected ${what}, or a list of them of which one must hold`,
    }),
  )

const documentId = text.regex(/^[\w.-]+\/.+/, {
  error: 'expected a document of the knowledge base, such as policies/return_policy.md',
})

/** What a product must be like: all that is given. */
const productWish = z.strictObject({
  /** A word of its category, cut, tags or name: `dress`. */
  type: text.optional(),
  /** A word of one of its materials: `linen`. */
  material: text.optional(),
  /** It comes in this colour, or a shade of it; with `size` and `in_stock`, in both together. */
  colour: text.optional(),
  size: text.optional(),
  tag: text.optional(),
  min_price: z.number().optional(),
  max_price: z.number().optional(),
  /** It can be bought now; with `size` or `colour`, so. */
  in_stock: z.boolean().optional(),
})

/** What a card must be like: all that is given. */
const actionWish = z.strictObject({
  kind: z.enum(actionKinds),
  order: text.optional(),
  /** Facts that its words state: what will happen, items, address, money. */
  says: z.array(text).min(1).optional(),
})

const none = z.literal('none')

const expectation = z
  .strictObject({
    /** One of these. */
    outcome: z
      .union([z.enum(outcomes), z.array(z.enum(outcomes)).min(1)], {
        error: `expected one of ${outcomes.join(', ')}, or a list of them`,
      })
      .optional(),
    /** Facts that the answer states; how they are compared: see `statesFact`. */
    says: requirements(text, 'a fact').optional(),
    /** Facts that it must not state. */
    never: z.array(text).min(1).optional(),
    /** Documents that it cites, or `none`. */
    sources: z.union([none, requirements(documentId, 'a document')]).optional(),
    /** Products that it shows: an id is among them, a wish holds for each of them; or `none`. */
    products: z.union([none, requirements(z.union([text, productWish]), 'a product')]).optional(),
    /** Cards that the signed-in shopper may confirm: exactly these, in any order; or `none`. */
    actions: z
      .union([none, z.array(actionWish).min(1)], { error: 'expected none, or a list of cards' })
      .optional(),
    /** The shopper's own orders that it shows, by number, no others; or `none`. */
    orders: z.union([none, z.array(text).min(1)]).optional(),
    /** Questions that it offers to tap, as facts; `some`, or `none`. */
    suggests: z.union([none, z.literal('some'), requirements(text, 'a fact')]).optional(),
    /** What a model looked up for it, such as `search_knowledge`, or `none`; not asked of the local answerer. */
    tools: z.union([none, requirements(text, 'a tool')]).optional(),
    max_words: z.number().int().positive().optional(),
  })
  .refine((expected) => Object.keys(expected).length > 0, { error: 'expects nothing' })

const turn = z.strictObject({
  /** What the shopper writes; a list is several messages, sent before the first was answered. */
  shopper: z.union([text, z.array(text).min(1)], { error: 'expected a message, or a list of messages' }),
  /** Of a list, one must hold as a whole: either it says that it does not know, or it answers with such and such. */
  expect: z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(expectation).min(1).optional(),
  ),
})

export const conversationTestSchema = z
  .strictObject({
    id: text.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: 'expected lower-case words joined by hyphens, such as returns-window',
    }),
    title: text,
    /** The page on which the shopper writes. */
    page: z.strictObject({ url: text, title: text.optional(), product_id: text.optional() }).optional(),
    /** The language that the shopper's browser asks for, such as `fr-BE`. */
    locale: text.optional(),
    /** The customer of `users/profiles.json` who has signed in: only then their orders can be spoken of. */
    user: text.optional(),
    /** When it takes place; `CLOCK` when not given. */
    at: z.iso.datetime({ offset: true }).optional(),
    turns: z.array(turn).min(1),
  })
  .refine(({ turns }) => turns.some(({ expect }) => expect !== undefined), {
    error: 'no turn expects anything',
  })

/** A conversation test with the area that its file is named by. */
export type ConversationTest = z.infer<typeof conversationTestSchema> & { area: string }
export type Expectation = z.infer<typeof expectation>
export type ProductWish = z.infer<typeof productWish>
/** An entry that must hold, or entries of which one must. */
export type Requirement<Entry> = Entry | Entry[]

/** When tests take place: on a Wednesday morning in the demo shop's time zone. */
export const CLOCK = Date.parse('2026-11-25T10:00:00+01:00')
