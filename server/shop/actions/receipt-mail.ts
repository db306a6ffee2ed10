import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { Mail } from '../../mail/mailer.ts'
import type { ShopRequestRow } from '../../store/shop-requests.ts'
import { ActionDetails, Receipt } from '../../wire.ts'
import type { Customer } from '../orders/customer.ts'
import { dayText } from '../orders/order-words.ts'

/**
 * The mail that a customer keeps of what was done, or taken back. Of a withdrawal it is the acknowledgement on a durable
 * medium that Directive 2011/83/EU asks for: what was withdrawn from, with day and time.
 */
export function receiptMail(
  request: ShopRequestRow,
  recipient: Pick<Customer, 'name' | 'email'>,
  shop: ShopProfile,
): Mail {
  const { action_id, deed, summary } = request
  const details = ActionDetails.parse(JSON.parse(request.details))
  const receipt = request.receipt === null ? undefined : Receipt.parse(JSON.parse(request.receipt))
  const isUndone = deed === 'undo'
  const at = (isUndone ? undefined : receipt?.at) ?? new Date(request.decided_at).toISOString()
  const time = new Intl.DateTimeFormat(shop.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: shop.time_zone,
    timeZoneName: 'short',
  }).format(new Date(at))
  const pieces = details.items.map(({ name, quantity, from, to }) => {
    const what = [name, from].filter(Boolean).join(', ')
    return `  ${quantity} × ${what}${to ? ` → ${to}` : ''}`
  })
  const { email, phone } = shop.contact
  const ways = [email, phone].filter(Boolean).join(' or ')
  const lines = [
    `Hello ${recipient.name},`,
    '',
    isUndone ? `You have taken this back: ${summary}. Everything is as it was.` : (receipt?.text ?? summary),
    '',
    `Receipt ${receipt?.number ?? action_id}`,
    `${dayText(at, shop)}, ${time}`,
    ...(pieces.length > 0 ? ['', ...pieces] : []),
    ...(isUndone ? [] : ['', ...(receipt?.rows ?? []).map(({ label, value }) => `${label}: ${value}`)]),
    ...(isUndone || !receipt?.label_url
      ? []
      : ['', 'To print, or to show on your phone:', receipt.label_url]),
    '',
    ...(ways === '' ? [] : [`If this was not you, or something is wrong, write to or call us: ${ways}.`, '']),
    shop.voice.sign_off ?? shop.name,
  ]
  return {
    to: recipient.email,
    subject: `${isUndone ? 'Taken back: ' : ''}${summary} (${receipt?.number ?? action_id})`,
    text: lines.join('\n'),
    key: `${action_id}.${deed}`,
  }
}
