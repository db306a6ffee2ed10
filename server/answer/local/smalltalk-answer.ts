import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { SmalltalkTopic } from '../answerer.ts'
import { contactSentence } from '../contact-sentence.ts'
import type { Choose } from './wording.ts'

/** Our answer to small talk, in the shop's name. */
export function smalltalkAnswer(topic: SmalltalkTopic, shop: ShopProfile, choose: Choose): string {
  const canDo =
    'I can help with products, sizes, delivery, returns, payments and how to care for what you bought.'
  const ways: Record<SmalltalkTopic, [string, ...string[]]> = {
    greeting: [
      `Hello, and welcome to ${shop.name}. ${canDo} What can I do for you?`,
      `Hello, and welcome. ${canDo} What would you like to know?`,
      `Hello. It is good to have you at ${shop.name}. ${canDo} How can I help?`,
    ],
    'how-are-you': [
      'I am doing well, thank you for asking. What can I help you with today?',
      'Very well, thank you. And what can I do for you?',
      'All is well here, thank you. What would you like to know?',
    ],
    thanks: [
      'You are welcome. If anything else comes up, just ask.',
      'You are very welcome. I am here if you need anything else.',
      'You are welcome, gladly done. Just write again when something comes up.',
    ],
    goodbye: [
      `Thank you for stopping by. Goodbye, and see you soon at ${shop.name}.`,
      'Goodbye, and take good care.',
      'Goodbye, and thank you for writing to us.',
    ],
    bot: [
      `I am ${shop.name}’s AI assistant, so not a person. I answer from the shop’s own help pages and product data, and I show you where each answer comes from.${contactSentence(shop)}`,
    ],
    capabilities: [
      `${canDo} Ask in your own words, and I will show where each answer comes from.`,
      `${canDo} Just write as you would to a person; under each answer you see where I have it from.`,
    ],
    praise: [
      'That is kind of you to say, thank you. Is there anything else I can help with?',
      'Thank you, that is good to hear. If there is anything else, I am here.',
      'How nice of you to say so, thank you. Can I help with anything else?',
    ],
    acknowledgement: [
      'All right. Is there anything else I can help you with?',
      'Good. If something else comes up, just ask.',
    ],
    insult: [
      `I am sorry that this has not been of help. Tell me what it is about in a few words, and I will try again.${contactSentence(shop)}`,
      `I am sorry that I let you down. In a few words, what is it about? I will try once more.${contactSentence(shop)}`,
    ],
    affection: [
      'That is kind of you. I am only a program, but I am glad to help with anything about the shop.',
    ],
    joke: [
      'I leave the jokes to others and keep to the shop. Is there something there that I can help you with?',
    ],
    moment: [
      'Take your time, I am here.',
      'Of course. Just write when you are ready.',
      'No hurry. I will be here.',
    ],
    unreadable: [
      'I could not make that out. Could you say in a few words what it is about?',
      'That one I cannot read. What would you like to know?',
    ],
    test: [
      `It works: I am here. ${canDo} Would you like to try one of these?`,
      `Your message arrived. ${canDo} You could begin with one of these.`,
    ],
  }
  return choose(ways[topic])
}
