import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { Mail } from '../../mail/mailer.ts'
import type { ShopRequestRow } from '../../store/shop-requests.ts'
import { ActionDetails, Receipt } from '../../wire.ts'
import type { Customer } from '../orders/customer.ts'
import { dayText } from '../orders/order-words.ts'
import { shopIn, textsFor } from '../texts/texts-for.ts'

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
  const texts = textsFor(details.language)
  const here = details.language === undefined ? shop : shopIn(texts, shop)
  const receipt = request.receipt === null ? undefined : Receipt.parse(JSON.parse(request.receipt))
  const isUndone = deed === 'undo'
  const at = (isUndone ? undefined : receipt?.at) ?? new Date(request.decided_at).toISOString()
  const time = new Intl.DateTimeFormat(here.locale, {
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
  const ways = new Intl.ListFormat(texts.locale, { type: 'disjunction' }).format(
    [email, phone].flatMap((way) => way || []),
  )
  const number = receipt?.number ?? action_id
  const lines = [
    texts.receipt.hello(recipient.name),
    '',
    isUndone ? texts.receipt.takenBack(summary) : (receipt?.text ?? summary),
    '',
    texts.receipt.number(number),
    `${dayText(at, here)}, ${time}`,
    ...(pieces.length > 0 ? ['', ...pieces] : []),
    ...(isUndone ? [] : ['', ...(receipt?.rows ?? []).map(({ label, value }) => `${label}: ${value}`)]),
    ...(isUndone || !receipt?.label_url ? [] : ['', texts.receipt.toPrint, receipt.label_url]),
    '',
    ...(ways === '' ? [] : [texts.receipt.notYou(ways), '']),
    shop.voice.sign_off ?? shop.name,
  ]
  return {
    to: recipient.email,
    subject: texts.receipt.subject({ what: summary, number, undone: isUndone }),
    text: lines.join('\n'),
    key: `${action_id}.${deed}`,
  }
}
