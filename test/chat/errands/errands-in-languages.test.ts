import { expect, test } from 'vitest'
import { inErrandWords } from '../../../server/chat/errands/errand-lexicons.ts'
import { plainWords } from '../../../server/chat/errands/plain-words.ts'
import { YES } from '../../../server/chat/errands/read-answer.ts'
import { readErrand } from '../../../server/chat/errands/read-errand.ts'
import { cancelReason, returnReason } from '../../../server/chat/errands/read-reason.ts'
import { returnReasons } from '../../../server/shop/texts/service-texts.ts'
import { textsFor } from '../../../server/shop/texts/texts-for.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl']
const ITEMS = [
  { itemId: 'D', productId: 'D', name: 'Lyocell Wrap Dress', options: {}, priceCents: 1, quantity: 1 },
]
const read = (text: string, language: string) =>
  readErrand(inErrandWords(text, language) ?? text, ITEMS, { isTranslated: language !== 'en' })

test.each(LANGUAGES)('%s: every button that offers an errand asks for that errand', (language) => {
  const { buttons } = textsFor(language)
  for (const [kind, text] of Object.entries(buttons.offers))
    expect([text, read(text, language)?.kind]).toEqual([text, kind])
  const about: [string, (order: string) => string][] = [
    ['cancel_pending_order', buttons.cancelOrder],
    ['modify_pending_order_address', buttons.changeAddress],
    ['exchange_delivered_order_items', buttons.changeSize],
    ['return_delivered_order_items', buttons.returnFrom],
    ['exchange_delivered_order_items', buttons.exchangeFrom],
    ['withdraw_from_contract', buttons.withdrawFrom],
  ]
  for (const [kind, button] of about) {
    const text = button('VM-20388')
    const asked = read(text, language)
    expect([text, asked?.kind, asked?.orderNumber?.toUpperCase()]).toEqual([text, kind, 'VM-20388'])
  }
})

test.each(LANGUAGES)('%s: reasons are read in the words of their buttons', (language) => {
  const { reasons } = textsFor(language)
  const english = (text: string) => inErrandWords(text, language) ?? text
  expect(returnReasons.map((reason) => returnReason(english(reasons[reason])))).toEqual([...returnReasons])
  for (const reason of ['no longer needed', 'ordered by mistake'] as const)
    expect(cancelReason(english(reasons[reason]))).toBe(reason)
})

test.each([
  ['de', 'Ich möchte meine Bestellung stornieren', 'cancel_pending_order'],
  ['de', 'Wo ist mein Paket?', 'order_status'],
  ['de', 'Kann ich das Kleid in M umtauschen?', 'exchange_delivered_order_items'],
  ['fr', 'je veux retourner la robe', 'return_delivered_order_items'],
  ['fr', 'ma commande n’est toujours pas arrivée', 'order_status'],
  ['es', 'cambiar la dirección', 'modify_pending_order_address'],
  ['es', '¿Dónde está mi paquete?', 'order_status'],
  ['it', 'voglio annullare il mio ordine', 'cancel_pending_order'],
  ['it', 'cambiare il vestito con una taglia M', 'exchange_delivered_order_items'],
  ['nl', 'ik wil de jurk terugsturen', 'return_delivered_order_items'],
  ['nl', 'betaalmethode wijzigen', 'modify_pending_order_payment'],
])('%s: %s', (language, text, kind) => {
  expect(read(text, language)?.kind).toBe(kind)
})

test.each([
  ['de', 'ja gerne'],
  ['fr', 'oui'],
  ['es', 'sí'],
  ['it', 'sì grazie'],
  ['nl', 'ja graag'],
])('%s: yes is yes', (language, text) => {
  expect(plainWords(inErrandWords(text, language) ?? '')).toMatch(YES)
})
