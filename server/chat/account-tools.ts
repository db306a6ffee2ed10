import { z } from 'zod'
import { priceFormat } from '../../kb/product-passage.ts'
import type { Shopper } from '../auth/shopper.ts'
import type { AccountResult, AccountTools, NumberedPassage } from '../answer/answerer.ts'
import { contactSentence } from '../answer/contact-sentence.ts'
import { describeRefusal } from '../shop/actions/describe-refusal.ts'
import { orderCard } from '../shop/orders/order-card.ts'
import { addressText, orderText, optionsText, paymentText } from '../shop/orders/order-words.ts'
import type { Order } from '../shop/orders/order.ts'
import { ShopAction } from '../shop/orders/shop-action.ts'
import type { ServiceTexts } from '../shop/texts/service-texts.ts'
import type { OrderCard } from '../wire.ts'
import type { ErrandParts } from './errands/errand-parts.ts'
import type { TurnSources } from './turn-sources.ts'

/** Proposals that one turn may make. */
const MAX_PROPOSALS = 5
const NOT_FOUND = { error: 'not found in this account' }

const lookUps = {
  get_user_details: {
    description:
      'The signed-in shopper’s name, address, ways to pay (ids) and the numbers of their orders, newest first.',
    schema: z.strictObject({
      user_id: z.string().optional().describe('may be left out: it is always the signed-in shopper'),
    }),
  },
  get_order_details: {
    description:
      'An order of the signed-in shopper: status, items with item_id, parcels, payments. The shopper is shown it, too.',
    schema: z.strictObject({ order_id: z.string() }),
  },
  track_order: {
    description: 'Where the parcels of an order of the signed-in shopper are.',
    schema: z.strictObject({ order_id: z.string() }),
  },
  get_product_details: {
    description: 'The variants of a product with item_id, options, price and whether they are in stock.',
    schema: z.strictObject({ product_id: z.string() }),
  },
  transfer_to_human_agents: {
    description: 'When the shopper asks for a person, or nothing here can help: how to reach the team.',
    schema: z.strictObject({ summary: z.string().optional() }),
  },
} as const

const signInTool = {
  name: 'sign_in',
  description:
    'Asks the shopper to show who they are. Needed before anything about their own orders or account.',
  schema: z.strictObject({}),
}

const descriptions: Record<ShopAction['name'], string> = {
  cancel_pending_order:
    'Proposes to cancel an order that is pending. reason: "no longer needed" or "ordered by mistake".',
  modify_pending_order_address: 'Proposes to send a pending order to another address.',
  modify_pending_order_items:
    'Proposes to change items of a pending order for other variants of the same products. Only once for an order: all items together.',
  modify_pending_order_payment: 'Proposes to pay a pending order another way.',
  modify_user_address: 'Proposes to change the address of the shopper’s account.',
  return_delivered_order_items:
    'Proposes to return items of a delivered order; the refund goes to how it was paid, or to a gift card of the shopper.',
  exchange_delivered_order_items:
    'Proposes to exchange items of a delivered order for other variants of the same products. Only once: all items together.',
  withdraw_from_contract: 'Proposes the EU right of withdrawal for items of an order.',
}

/**
 * What a model may look up and propose for who is signed in. Whatever ids it gives, only the owner's records are read;
 * a proposal is only that.
 */
export function createAccountTools(
  turn: { shopper: Shopper | undefined; conversationId: string; turnId: string },
  { records, actions, shop }: ErrandParts,
  sources: TurnSources,
  /** Of the shopper, whose cards these are. */
  texts: ServiceTexts,
): AccountTools {
  const { shopper } = turn
  let proposals = 0
  const shown = new Map<string, OrderCard>()
  const userId = shopper?.onlyOrder === undefined ? shopper?.userId : undefined
  if (userId === undefined)
    return {
      definitions: [signInTool],
      run: async () => ({
        content: { note: 'The shopper is asked to sign in. Say that you go on after that.' },
        found: [],
        parts: [{ type: 'sign-in-required', reason: 'account' }],
      }),
    }

  const evidence = (id: string, title: string, text: string): NumberedPassage[] =>
    sources.add(
      [{ passage: { id, document: 'orders', kind: 'article', title, alts: [], text }, score: 0 }],
      1,
    )
  const told = (order: Order) =>
    evidence(`orders/${order.orderId}`, `Your order ${order.orderId}`, orderText(order, shop.profile()))
  const nothing = (content: unknown): AccountResult => ({ content, found: [], parts: [] })

  const showOrder = async (orderId: string): Promise<AccountResult> => {
    const order = await records.order(userId, orderId)
    if (!order) return nothing(NOT_FOUND)
    const found = told(order)
    shown.set(orderId, orderCard(order, { shop: shop.profile(), products: shop.products(), texts }))
    return {
      content: { n: found[0]?.n, order: orderText(order, shop.profile()) },
      found,
      // Each such event tells all of them.
      parts: [{ type: 'orders', orders: [...shown.values()] }],
    }
  }

  const propose = async (action: ShopAction): Promise<AccountResult> => {
    if (proposals >= MAX_PROPOSALS) return nothing({ error: 'Enough has been proposed in this turn.' })
    if (action.name === 'modify_user_address' && action.arguments.user_id !== userId)
      return nothing(NOT_FOUND)
    const { conversationId, turnId } = turn
    proposals += 1
    const made = await actions.propose(
      userId,
      { conversationId, turnId, ordinal: proposals },
      action,
      texts.locale,
    )
    if ('refused' in made) {
      proposals -= 1
      return nothing({ error: describeRefusal(made), reason: made.refused, possible: made.possible })
    }
    const { details, summary } = made
    const text = [
      summary,
      ...details.items.map(
        ({ name, quantity, from, to }) => `${quantity} × ${name} ${from ?? ''} ${to ?? ''}`,
      ),
      ...details.rows.map(({ label, value }) => `${label}: ${value}`),
    ].join('\n')
    const found = evidence(`orders/proposal-${proposals}`, summary, text)
    return {
      content: {
        n: found[0]?.n,
        proposed: text,
        note: 'Nothing has happened yet. The shopper sees this as a card and has to confirm it there by a click. Do not say that it is done.',
      },
      found,
      parts: [{ type: 'action-proposed', action: made }],
    }
  }

  return {
    definitions: [
      ...Object.entries(lookUps).map(([name, tool]) => ({ name, ...tool })),
      ...ShopAction.options.map((option) => ({
        name: option.shape.name.value,
        description: descriptions[option.shape.name.value],
        schema: option.shape.arguments,
      })),
    ],
    async run(name, args) {
      const action = ShopAction.safeParse({ name, arguments: args })
      if (action.success) return propose(action.data)
      switch (name) {
        case 'get_user_details': {
          const asked = lookUps[name].schema.parse(args).user_id
          const customer = await records.customer(userId)
          if (!customer || (asked !== undefined && asked !== userId)) return nothing(NOT_FOUND)
          const orders = await records.orders(userId)
          const price = priceFormat(shop.profile().locale, shop.profile().currency)
          const account = [
            `user_id ${userId}: ${customer.name}, ${addressText(customer.address)}`,
            ...customer.paymentMethods.map((method) => `${method.id}: ${paymentText(method, price)}`),
            ...orders.map(({ orderId, status }) => `${orderId}: ${status}`),
          ].join('\n')
          const found = evidence('orders/account', 'Your account', account)
          return { content: { n: found[0]?.n, account }, found, parts: [] }
        }
        case 'get_order_details':
          return showOrder(lookUps[name].schema.parse(args).order_id)
        case 'track_order':
          return showOrder(lookUps[name].schema.parse(args).order_id)
        case 'get_product_details': {
          const id = lookUps[name].schema.parse(args).product_id
          const variants = await records.variants(id)
          const [first] = variants
          if (!first) return nothing({ error: 'There is no such product.' })
          const text = variants
            .map(
              ({ itemId, options, priceCents, available }) =>
                `${itemId}: ${optionsText(options)}, ${(priceCents / 100).toFixed(2)} ${shop.profile().currency}, ${available ? 'in stock' : 'not in stock'}`,
            )
            .join('\n')
          const found = evidence(`orders/variants-${id}`, `${first.name}: versions and stock`, text)
          return { content: { n: found[0]?.n, name: first.name, variants: text }, found, parts: [] }
        }
        default:
          return nothing({
            note: `A person of the team is there for the shopper.${contactSentence(shop.profile())}`,
          })
      }
    },
  }
}
