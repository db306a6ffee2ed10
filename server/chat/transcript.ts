import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { Message } from '../wire.ts'

/** A conversation as plain text, to keep: who said what and when, and where answers came from. */
export function transcript(messages: Message[], shop: ShopProfile): string {
  const time = new Intl.DateTimeFormat(shop.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: shop.time_zone,
  })
  const names = { shopper: 'You', assistant: `${shop.name} assistant (AI)`, staff: shop.name, system: 'Note' }
  const blocks = messages
    .filter((message) => message.text !== '')
    .map((message) => {
      const sources = (message.sources ?? []).map(
        ({ n, title, url }) => `[${n}] ${title}${url ? ` ${url}` : ''}`,
      )
      return [
        `${names[message.role]}, ${time.format(new Date(message.created_at))}`,
        message.text,
        ...sources,
      ].join('\n')
    })
  return `Conversation with ${shop.name}\n\n${blocks.join('\n\n')}\n`
}
