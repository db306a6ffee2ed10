import type { ShopProfile } from '../../kb/shop-profile.ts'
import { courtesies } from './courtesies.ts'

/** Why a message is not answered. */
export type DeclineReason = 'instructions' | 'task' | 'opinion' | 'trivia'

/** A kind no, and what is on offer instead; in the shopper's language where it is known. */
export function declineText(reason: DeclineReason, shop: ShopProfile, language: string | undefined): string {
  const courtesy =
    language !== undefined && Object.hasOwn(courtesies, language) ? courtesies[language] : undefined
  if (courtesy) return courtesy.decline
  const offer = `Is there something about ${shop.name}, such as an order, a size or a return, that I can help you with?`
  const no: Record<DeclineReason, string> = {
    instructions: `I keep to what I am here for, which is helping with ${shop.name}.`,
    task: 'I had better leave that to others: I am only good with questions about the shop.',
    opinion: 'I keep my views to myself, and to be honest I only know my way around the shop.',
    trivia: 'I only follow what goes on in the shop, so I cannot tell you that.',
  }
  return `${no[reason]} ${offer}`
}
