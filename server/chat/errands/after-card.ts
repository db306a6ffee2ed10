import type { Order } from '../../shop/orders/order.ts'
import { variantsMeant } from './choose-variant.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'
import { itemsNamed } from './items-named.ts'
import type { Words } from './open-errand.ts'
import { plainWords } from './plain-words.ts'
import { prepareProposal } from './prepare-proposal.ts'
import { YES } from './read-answer.ts'
import { readAddress } from './read-address.ts'

const PAYMENT = /\b(?:gift card|paypal|card|other (?:card|payment))\b/i
const ONLY = /\b(?:only|just|not|also|instead|both|all|too|as well|except|keep)\b/i

/**
 * What is said to a card that still waits for its click: "yes" does not press it, "in L after all" makes another.
 * @param isSameAgain it asks for the same once more: "just cancel it"
 * @returns undefined where the card is over, or the message says nothing of it
 */
export async function afterCard(
  words: Words,
  before: ErrandState,
  turn: ErrandTurn,
  parts: ErrandParts,
  isSameAgain = false,
): Promise<ErrandResult | undefined> {
  const { shopper, conversationId, texts } = turn
  if (!shopper) return undefined
  const text = plainWords(words.text)
  const isYes = YES.test(text) && !/\bthank/i.test(text)
  const {
    asking: _,
    options: __,
    idle: ___,
    isOffered: ____,
    firstWords: _____,
    afterwards: ______,
    ...known
  } = before
  const order =
    known.orderId === undefined ? undefined : await parts.records.order(shopper.userId, known.orderId)
  const slots = isYes ? undefined : await corrected(words, known, order, parts)
  const isNamed = order && itemsNamed(text, order.items).length > 0 && known.itemIds !== undefined
  if (!isYes && !slots && (!isSameAgain || isNamed)) return undefined
  const [card] = await parts.actions.open(shopper.userId, conversationId)
  if (!card) return undefined
  if (!slots) return errandResult(texts.errands.confirmOnCard(card.details.confirm_label), { next: before })
  return prepareProposal(slots, words, order, turn, parts, before)
}

/** What is known, without what the message says anew. */
async function corrected(
  { text, said }: Words,
  known: ErrandSlots,
  order: Order | undefined,
  { records }: ErrandParts,
): Promise<ErrandSlots | undefined> {
  const slots = { ...known }
  if (known.address) {
    const address = readAddress(said, known.address.country)
    return address && { ...slots, address }
  }
  if (!order) return undefined
  if (known.newItemIds && known.itemIds) {
    for (const item of order.items.filter(({ itemId }) => known.itemIds?.includes(itemId)))
      if (variantsMeant(text, item, await records.variants(item.productId)).length > 0) {
        delete slots.newItemIds
        return slots
      }
  }
  if (known.itemIds && ONLY.test(text) && itemsNamed(text, order.items).length > 0) {
    delete slots.itemIds
    delete slots.newItemIds
    return slots
  }
  if (known.paymentMethodId !== undefined && PAYMENT.test(text)) {
    delete slots.paymentMethodId
    return slots
  }
  return undefined
}
