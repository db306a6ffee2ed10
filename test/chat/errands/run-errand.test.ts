import { expect, test } from 'vitest'
import { readShopProfile } from '../../../kb/shop-profile.ts'
import { ErrandState } from '../../../server/chat/errands/errand.ts'
import { runErrand } from '../../../server/chat/errands/run-errand.ts'
import { describePlan } from '../../../server/shop/actions/describe-plan.ts'
import type { ShopAction } from '../../../server/shop/orders/shop-action.ts'
import { textsFor } from '../../../server/shop/texts/texts-for.ts'
import type { Action } from '../../../server/wire.ts'
import { memoryRecords } from '../../support/memory-records.ts'

const { profile } = readShopProfile('synthetic_data')
const shop = { profile: () => profile, products: () => [] }
const signedIn = { userId: 'user-lotte', name: 'Lotte', authTime: Date.now() }

/** A shopper who says one thing after another; what was proposed is kept. */
function shopper(who: { userId: string; authTime: number; onlyOrder?: string } | 'nobody' = signedIn) {
  const { records } = memoryRecords()
  const proposed: ShopAction[] = []
  let before: ErrandState | undefined
  let open: Action[] = []
  let ordinal = 0
  return {
    proposed,
    async says(text: string) {
      const parts = {
        records,
        shop,
        actions: {
          leave: async () => 0,
          open: async () => open,
          async propose(userId: string, _: object, action: ShopAction) {
            const plan = await records.plan(userId, action)
            if ('refused' in plan) return plan
            proposed.push(action)
            const { summary, details } = describePlan(plan, profile, [])
            const expires_at = new Date().toISOString()
            const made = {
              action_id: 'a',
              kind: action.name,
              state: 'proposed' as const,
              summary,
              details,
              expires_at,
            }
            open = [made]
            return made
          },
        },
      }
      const turn = {
        shopper: who === 'nobody' ? undefined : who,
        conversationId: 'c',
        turnId: 't',
        texts: textsFor('en'),
        nextOrdinal: () => ++ordinal,
      }
      const said = await runErrand(text, before, turn, parts)
      before = 'result' in said ? said.result.next : said.waiting
      // As it is kept between two turns.
      before = before && ErrandState.parse(JSON.parse(JSON.stringify(before)))
      return 'result' in said ? said.result : undefined
    },
  }
}

test('who has not signed in is asked to, and only for what is theirs', async () => {
  const visitor = shopper('nobody')
  expect(await visitor.says('Where is my order?')).toMatchObject({
    outcome: 'needs-sign-in',
    signIn: 'order',
  })
  expect(await visitor.says('I want to cancel my order')).toMatchObject({ signIn: 'account' })
  for (const rule of [
    'What is your return policy for order VM-1042?',
    'What is your return policy?',
    'Can I return sale items?',
    'Can I cancel my order?',
  ])
    expect(await visitor.says(rule), rule).toBeUndefined()
})

test('how an order is tracked is on the pages for anybody, and shown to who has signed in', async () => {
  for (const how of ['How can I track my order?', 'how do i check the status of my order']) {
    expect(await shopper('nobody').says(how), how).toBeUndefined()
    expect((await shopper().says(how))?.orders, how).not.toEqual([])
  }
  expect(await shopper('nobody').says('How do I track order VM-20388?')).toMatchObject({ signIn: 'order' })
})

test('an order’s number shows that order’s status and nothing else', async () => {
  const guest = shopper({ ...signedIn, onlyOrder: 'VM-20388' })
  const status = await guest.says('Where is my order?')
  expect(status?.text).toContain('VM-20388')
  expect(status?.orders[0]).not.toHaveProperty('total')
  expect(await guest.says('Where is order VM-20611?')).toMatchObject({ outcome: 'needs-sign-in' })
  expect(await guest.says('Cancel order VM-20388')).toMatchObject({ signIn: 'account' })
  expect(guest.proposed).toEqual([])
})

test('cancelling asks why, and proposes', async () => {
  const lotte = shopper()
  const why = await lotte.says('please cancel my order')
  expect(why).toMatchObject({
    outcome: 'clarify',
    suggestions: ['I no longer need it', 'I ordered it by mistake'],
  })
  const offer = await lotte.says('I no longer need it')
  expect(offer?.proposed?.[0]).toMatchObject({ kind: 'cancel_pending_order', state: 'proposed' })
  expect(offer?.proposed?.[0]?.details.rows).toContainEqual({
    label: 'You get back',
    value: '€99.00, Visa ending in 4410, within 5 to 7 working days',
  })
  expect(lotte.proposed).toEqual([
    { name: 'cancel_pending_order', arguments: { order_id: 'VM-20611', reason: 'no longer needed' } },
  ])
})

test('a return is led through item and reason, by buttons or words, over another question', async () => {
  const lotte = shopper()
  expect(await lotte.says('I want to return something')).toMatchObject({
    outcome: 'clarify',
    suggestions: [
      'Merino Crew-Neck Jumper, Oat, M',
      '1 × Organic Cotton T-shirt, Moss, S',
      '2 × Organic Cotton T-shirt, Moss, S',
      'All of them',
    ],
  })
  expect(await lotte.says('How long do refunds take?')).toBeUndefined()
  expect((await lotte.says('both t-shirts'))?.suggestions).toContain('Too small')
  const offer = await lotte.says('Too small')
  expect(offer?.proposed?.[0]?.details.items).toMatchObject([{ quantity: 2, from: 'Moss, S' }])
  expect(lotte.proposed[0]?.arguments).toMatchObject({
    item_ids: ['T-MOSS-S', 'T-MOSS-S'],
    payment_method_id: 'card_1',
    reason: 'Too small',
  })
})

test('an exchange knows what is in stock', async () => {
  const lotte = shopper()
  const soldOut = await lotte.says('Exchange the jumper in order VM-20388 for an Ink in L')
  expect(soldOut).toMatchObject({ outcome: 'clarify' })
  expect(soldOut?.text).toMatch(/not in stock/)
  expect(soldOut?.suggestions).toContain('Oat, L')
  expect((await lotte.says('Oat, L'))?.proposed?.[0]?.details.items).toMatchObject([
    { from: 'Oat, M', to: 'Oat, L' },
  ])
  expect(lotte.proposed[0]).toMatchObject({ name: 'exchange_delivered_order_items' })
})

test('of an order that is not sent yet, the items are changed', async () => {
  const lotte = shopper()
  const offer = await lotte.says('change the size in order VM-20611 to L')
  expect(offer?.proposed?.[0]).toMatchObject({ kind: 'modify_pending_order_items' })
  expect(lotte.proposed[0]?.arguments).toMatchObject({ new_item_ids: ['J-OAT-L'] })
})

test('an address is read as people write it', async () => {
  const lotte = shopper()
  expect(await lotte.says('I need to change my delivery address')).toMatchObject({ outcome: 'clarify' })
  expect(await lotte.says('uhm')).toMatchObject({ outcome: 'clarify' })
  await lotte.says('Kerkstraat 5, 9000 Gent')
  expect(lotte.proposed[0]).toEqual({
    name: 'modify_pending_order_address',
    arguments: {
      order_id: 'VM-20611',
      address1: 'Kerkstraat 5',
      address2: '',
      city: 'Gent',
      state: '',
      country: 'BE',
      zip: '9000',
    },
  })
})

test('what is not allowed is told with what is possible instead', async () => {
  const lotte = shopper()
  const refused = await lotte.says('cancel order VM-20388, I no longer need it')
  expect(refused).toMatchObject({ outcome: 'declined' })
  expect(refused?.text).toMatch(/What you can do: .*return items/)
  expect(lotte.proposed).toEqual([])
})

test('someone else’s order is as missing as one that is not there', async () => {
  const texts = await Promise.all(
    ['VM-29999', 'VM-11111'].map(async (number) => {
      const said = await shopper().says(`Where is order ${number}?`)
      return said?.text.replace(number, 'X')
    }),
  )
  expect(texts[0]).toBe(texts[1])
})

test('what was begun can be left, and what is not understood ends', async () => {
  const lotte = shopper()
  await lotte.says('I want to return something')
  expect((await lotte.says('never mind'))?.text).toMatch(/leave it/)
  await lotte.says('I want to return something')
  for (let i = 0; i < 3; i++) await lotte.says('blah')
  expect(await lotte.says('blah')).toBeUndefined()
})

test('paying another way offers what there is', async () => {
  const lotte = shopper()
  expect(await lotte.says('I want to change the payment of my order')).toMatchObject({
    suggestions: ['Gift card (balance €35.00)', 'PayPal'],
  })
  await lotte.says('PayPal')
  expect(lotte.proposed[0]?.arguments).toMatchObject({ payment_method_id: 'paypal_1' })
})

test('withdrawal is plainly labelled', async () => {
  const lotte = shopper()
  const offer = await lotte.says('I hereby withdraw from the contract for order VM-20611')
  expect(offer?.proposed?.[0]?.details.confirm_label).toBe('Confirm withdrawal')
})

test('"changed my mind" is a reason where one was asked for, and leaves everything else', async () => {
  for (const wish of ['I want to return the jumper in VM-20388', 'please cancel my order'])
    for (const said of ['changed my mind', 'I changed my mind.', "I've changed my mind"]) {
      const lotte = shopper()
      expect(await lotte.says(wish), wish).toMatchObject({ outcome: 'clarify' })
      expect((await lotte.says(said))?.proposed, said).toHaveLength(1)
    }
  for (const said of ['no, changed my mind', 'on second thoughts', 'never mind']) {
    const lotte = shopper()
    await lotte.says('please cancel my order')
    expect((await lotte.says(said))?.text, said).toMatch(/leave it/)
  }
  const lotte = shopper()
  await lotte.says('I want to return something')
  expect((await lotte.says('changed my mind'))?.text).toMatch(/leave it/)
})

test('"yes" is said to a card that waits, whatever was told after it', async () => {
  const lotte = shopper()
  await lotte.says('cancel order VM-20611 and cancel order VM-20388')
  const both = await lotte.says('no longer needed')
  expect(both?.proposed).toHaveLength(1)
  expect(both?.text).toMatch(/only possible while an order has not been packed/)
  for (const yes of ['yes', 'yes please', 'do it']) {
    const said = await lotte.says(yes)
    expect(said?.text, yes).toContain('Cancel the order')
    expect(said?.proposed).toBeUndefined()
  }
  expect(lotte.proposed).toHaveLength(1)
  const other = shopper()
  await other.says('Where is my order?')
  expect(await other.says('yes')).toBeUndefined()
  expect(await lotte.says('thanks')).toBeUndefined()
})

test('what is to be bought is no order that was placed', async () => {
  for (const wish of [
    'I want to send a present to my sister in Italy',
    'can you send a gift to my mum',
    'I want to order the same jumper in size L',
    "I'd like to buy another merino jumper in ink",
    'can I order the jumper again in L',
  ])
    expect(await shopper().says(wish), wish).toBeUndefined()
  for (const [wish, text] of [
    ['please send my order to my sister', /new address/],
    ['send it to my parents', /new address/],
    ['I want to swap the jumper and buy it in size L', /./],
  ] as const)
    expect((await shopper().says(wish))?.text, wish).toMatch(text)
})

test('who has shown one order means that one', async () => {
  const guest = () => shopper({ ...signedIn, onlyOrder: 'VM-20388' })
  for (const where of [
    'where is it',
    "where's it now?",
    'When will it arrive?',
    'has it been sent yet',
    'status',
    'any news?',
  ])
    expect((await guest().says(where))?.text, where).toContain('VM-20388')
  for (const other of ['where is it made', 'where is your shop', 'when will it be back in stock'])
    expect(await guest().says(other), other).toBeUndefined()
  expect(await shopper('nobody').says('where is it')).toBeUndefined()
})

test('an order cannot move to another country, and why is told', async () => {
  const lotte = shopper()
  const refused = await lotte.says('send my order to 12 rue de Rivoli, 75001 Paris, France')
  expect(refused).toMatchObject({ outcome: 'declined' })
  expect(refused?.text).toMatch(
    /another country: shipping costs and taxes.*What you can do: cancel the order/,
  )
  expect(refused?.text).not.toMatch(/delivery address/)
  expect(refused?.suggestions.join()).not.toMatch(/address/)
  expect(lotte.proposed).toEqual([])
})
