import type { OrderItem } from '../../shop/orders/order.ts'
import { plainWords } from './plain-words.ts'
import { type ErrandAsked, type ErrandReading, readErrand } from './read-errand.ts'

/** One thing that a message asks for, the part of the message that asks for it, and the message. */
export interface Wish {
  asked: ErrandAsked
  text: string
  context: string
}

/** What opens another wish after "and", "also" or a comma. */
const NEXT =
  /(?:\s*[,;]\s*|\s+)(?:(?:and|then|also|plus|but)\s+)+(?=(?:please\s+)?(?:cancel|change|send|ship|deliver|return|exchange|swap|refund|update|switch|pay|where|when|has|have|can|could|i (?:want|need|would|also)|i'd|tell|give|show|keep)\b)|\s*[;\n]\s*|(?<=[.!?])\s+(?=\p{L})/giu
/** More than this nobody asks for in one message; a long mail has more sentences. */
const MOST_PARTS = 25

/**
 * What a message asks for, one after the other: "cancel the tee and send the rest to my new address". Where it is about
 * one thing, all of the message is its context.
 */
export function splitErrands(
  message: string,
  items: readonly OrderItem[],
  reading: ErrandReading = {},
): Wish[] {
  const written = plainWords(message)
  const parts = written.split(NEXT).filter((part) => part.trim() !== '')
  const whole = readErrand(message, items, reading)
  const asWhole = whole ? [{ asked: whole, text: message, context: message }] : []
  if (parts.length < 2 || parts.length > MOST_PARTS) return asWhole
  const wishes = parts.flatMap((text) => {
    const asked = readErrand(text, items, reading)
    return asked ? [{ asked, text }] : []
  })
  const explicit = wishes.filter(({ asked }) => asked.isOnlyNumber !== true)
  const numbers = [...new Set(wishes.flatMap(({ asked }) => asked.orderNumber ?? []))]
  const number = numbers.length === 1 ? numbers[0] : undefined
  const kinds = new Map<string, Wish>()
  for (const wish of explicit.length > 0 ? explicit : wishes) {
    const asked = { ...wish.asked, orderNumber: wish.asked.orderNumber ?? number }
    const key = `${asked.kind} ${asked.orderNumber ?? ''}`
    const before = kinds.get(key)
    if (!before) kinds.set(key, { asked, text: wish.text, context: wish.text })
    else {
      // The same once more: what is asked for plainly counts.
      const text = `${before.text} ${wish.text}`
      const isPlainer = (before.asked.isQuestion && !asked.isQuestion) || before.asked.unclear !== undefined
      kinds.set(key, { asked: isPlainer ? asked : before.asked, text, context: text })
    }
  }
  const different = [...kinds.values()]
  const [only] = different
  if (!only) return asWhole
  return different.length === 1 ? [{ ...only, context: message }] : different
}
