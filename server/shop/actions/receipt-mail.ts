import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { Mail } from '../../mail/mailer.ts'
import type { ActionRow } from '../../store/actions.ts'
import type { Customer } from '../orders/customer.ts'
import { dayText } from '../orders/order-words.ts'
import { showAction } from './show-action.ts'

/**
 * The mail that a customer keeps of what was done, or taken back. Of a withdrawal it is the acknowledgement on a durable
 * medium that Directive 2011/83/EU asks for: what was withdrawn from, with day and time.
 */
export function receiptMail(row: ActionRow, customer: Customer, shop: ShopProfile): Mail {
  const action = showAction(row, 0)
  const { receipt, details, summary } = action
  const at = receipt?.at ?? new Date(row.decided_at ?? row.created_at).toISOString()
  const time = new Intl.DateTimeFormat(shop.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: shop.time_zone,
    timeZoneName: 'short',
  }).format(new Date(at))
  const isUndone = row.state === 'undone'
  const pieces = details.items.map(({ name, quantity, from, to }) => {
    const what = [name, from].filter(Boolean).join(', ')
    return `  ${quantity} × ${what}${to ? ` → ${to}` : ''}`
  })
  const { email, phone } = shop.contact
  const ways = [email, phone].filter(Boolean).join(' or ')
  const lines = [
    `Hello ${customer.name},`,
    '',
    isUndone ? `You have taken this back: ${summary}. Everything is as it was.` : (receipt?.text ?? summary),
    '',
    `Receipt ${receipt?.number ?? row.action_id}`,
    `${dayText(at, shop)}, ${time}`,
    ...(pieces.length > 0 ? ['', ...pieces] : []),
    ...(isUndone ? [] : ['', ...(receipt?.rows ?? []).map(({ label, value }) => `${label}: ${value}`)]),
    '',
    ...(ways === '' ? [] : [`If this was not you, or something is wrong, write to or call us: ${ways}.`, '']),
    shop.voice.sign_off ?? shop.name,
  ]
  return {
    to: customer.email,
    subject: `${isUndone ? 'Taken back: ' : ''}${summary} (${receipt?.number ?? row.action_id})`,
    text: lines.join('\n'),
  }
}
