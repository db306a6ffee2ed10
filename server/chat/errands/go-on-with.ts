import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'
import { itemsNamed } from './items-named.ts'
import type { Words } from './open-errand.ts'
import { prepareProposal } from './prepare-proposal.ts'
import { signIn } from './sign-in-first.ts'

/** Messages that did not say which order, after which it is not asked again. */
const PATIENCE = 2

/** Goes on with the shopper's answer; where it does not answer, asks once more. */
export async function goOnWith(
  words: Words,
  chosen: Partial<ErrandSlots> | undefined,
  before: ErrandState,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  const { shopper, texts } = turn
  if (!shopper || shopper.onlyOrder !== undefined) return signIn(before.kind, texts)
  const { asking, options, idle, isOffered: _, firstWords, afterwards: __, ...known } = before
  const slots: ErrandSlots = { ...known, ...chosen }
  if (asking === 'whole' && chosen?.isWhole === false) return errandResult(texts.errands.left)
  if (asking === 'kind' && !chosen)
    return idle < PATIENCE
      ? errandResult(texts.errands.askedAgain(texts.errands.whichOfThese), {
          outcome: 'clarify',
          suggestions: options.map(({ label }) => label),
          next: { ...before, idle: idle + 1 },
        })
      : errandResult(texts.errands.notUnderstood, { outcome: 'unsure' })
  if (slots.orderId === undefined && asking === 'order') {
    const orders = await parts.records.orders(shopper.userId)
    const among = orders.filter(({ orderId }) => options.some(({ value }) => value === orderId))
    const byItem = among.filter(({ items }) => itemsNamed(words.text, items).length > 0)
    if (byItem.length !== 1 || !byItem[0])
      return errandResult(texts.errands.orderUnclear, {
        outcome: 'clarify',
        suggestions: options.map(({ label }) => label),
        ...(idle < PATIENCE ? { next: { ...before, idle: idle + 1 } } : {}),
      })
    slots.orderId = byItem[0].orderId
  }
  const order =
    slots.orderId === undefined ? undefined : await parts.records.order(shopper.userId, slots.orderId)
  if (slots.orderId !== undefined && !order) return errandResult(texts.errands.orderGone)
  return prepareProposal(slots, together(firstWords, words, asking), order, turn, parts, before)
}

/** What was said at first counts until it has been taken up: "wrong size, need M". */
function together(first: Words | undefined, words: Words, asking: ErrandState['asking']): Words {
  if (!first || !TAKES_UP.has(asking)) return words
  const joined = (a: string, b: string) => (b === '' ? a : `${b}. ${a}`)
  return {
    text: joined(first.text, words.text),
    context: joined(first.context, words.context),
    said: joined(first.said, words.said),
  }
}

const TAKES_UP = new Set(['order', 'kind', 'items', 'whole'])
