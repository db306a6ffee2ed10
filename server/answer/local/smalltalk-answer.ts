import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { SmalltalkTopic } from '../answerer.ts'

/** Our answer to small talk, in the shop's name. */
export function smalltalkAnswer(topic: SmalltalkTopic, shop: ShopProfile): string {
  const canDo =
    'I can help with products, sizes, delivery, returns, payments and how to care for what you bought.'
  const answers: Record<SmalltalkTopic, string> = {
    greeting: `Hello, and welcome to ${shop.name}. ${canDo} What can I do for you?`,
    'how-are-you': 'I am doing well, thank you for asking. What can I help you with today?',
    thanks: 'You are welcome. If anything else comes up, just ask.',
    goodbye: `Thank you for stopping by. Goodbye, and see you soon at ${shop.name}.`,
    bot: `I am ${shop.name}’s AI assistant, so not a person. I answer from the shop’s own help pages and product data, and I show you where each answer comes from.${contactSentence(shop)}`,
    capabilities: `${canDo} Ask in your own words, and I will show where each answer comes from.`,
    praise: 'That is kind of you to say, thank you. Is there anything else I can help with?',
    acknowledgement: 'All right. Is there anything else I can help you with?',
    insult: `I am sorry that this has not been of help. Tell me what it is about in a few words, and I will try again.${contactSentence(shop)}`,
    affection:
      'That is kind of you. I am only a program, but I am glad to help with anything about the shop.',
    joke: 'I leave the jokes to others and keep to the shop. Is there something there that I can help you with?',
  }
  return answers[topic]
}

/** How to reach a person, as a sentence of its own; empty where the shop gives no contact. */
export function contactSentence(shop: ShopProfile): string {
  const { email, phone, hours } = shop.contact
  const ways = [email, phone].filter((way) => way !== undefined && way !== '')
  if (ways.length === 0) return ''
  const when = hours ? ` Opening hours: ${hours}` : ''
  return ` You can reach our team at ${ways.join(' or ')}.${when}`
}
