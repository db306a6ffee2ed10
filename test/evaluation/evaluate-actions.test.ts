import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCases } from '../../kb/read-cases.ts'
import { canCalculate } from '../../server/evaluation/retail/calculate.ts'
import { ActionCase, evaluateActions } from '../../server/evaluation/retail/evaluate-actions.ts'
import { type RetailData, readRetailData } from '../../server/evaluation/retail/retail-data.ts'
import { openRetailDesk } from '../../server/evaluation/retail/retail-desk.ts'
import { temporaryFolder } from '../kb/temporary-folder.ts'
import { hasRetailCases, retailCaseFiles, retailFolder } from '../support/retail-cases.ts'
import { runCli } from '../support/run-cli.ts'

const address = {
  address1: '1 Elm Street',
  address2: '',
  city: 'Denver',
  country: 'USA',
  state: 'CO',
  zip: '80218',
}
const mug = (item_id: string, price: number, available = true) => ({
  item_id,
  price,
  available,
  options: { color: item_id },
})
const user = (first_name: string, balance: number, orders: string[]) => ({
  name: { first_name, last_name: 'Ito' },
  address,
  email: `${first_name}@example.com`,
  payment_methods: {
    card_1: { source: 'credit_card', brand: 'visa', last_four: '1111', id: 'card_1' },
    gift_card_1: { source: 'gift_card', balance, id: 'gift_card_1' },
  },
  orders,
})
const order = (order_id: string, user_id: string, status: string) => ({
  order_id,
  user_id,
  address,
  items: [{ name: 'Mug', product_id: 'mugs', item_id: 'red', price: 10.1, options: { color: 'red' } }],
  fulfillments: [],
  status,
  payment_history: [{ transaction_type: 'payment', amount: 10.1, payment_method_id: 'card_1' }],
})
const folder = temporaryFolder({
  'users.json': { ada: user('Ada', 1.2, ['#W1', '#W2']), ben: user('Ben', 0, ['#W3']) },
  'orders.json': {
    '#W1': order('#W1', 'ada', 'pending'),
    '#W2': order('#W2', 'ada', 'delivered'),
    '#W3': order('#W3', 'ben', 'pending'),
  },
  'products.json': {
    mugs: {
      name: 'Mug',
      product_id: 'mugs',
      variants: { red: mug('red', 10.1), blue: mug('blue', 11.3), gone: mug('gone', 1, false) },
    },
  },
})
const swap = (order_id: string, new_item: string, payment_method_id: string) => ({
  order_id,
  item_ids: ['red'],
  new_item_ids: [new_item],
  payment_method_id,
})
const swapped = {
  ...order('#W1', 'ada', 'pending (item modified)'),
  items: [{ name: 'Mug', product_id: 'mugs', item_id: 'blue', price: 11.3, options: { color: 'blue' } }],
  payment_history: [
    ...order('#W1', 'ada', '').payment_history,
    { transaction_type: 'payment', amount: 1.1999999999, payment_method_id: 'gift_card_1' },
  ],
}
const right = {
  task: 'a',
  user_id: 'ada',
  actions: [
    { name: 'get_order_details', arguments: { order_id: '#W1' }, ok: true },
    { name: 'modify_pending_order_items', arguments: swap('#W1', 'gone', 'card_1'), ok: false },
    { name: 'modify_pending_order_items', arguments: swap('#W1', 'blue', 'gift_card_1'), ok: true },
    {
      name: 'cancel_pending_order',
      arguments: { order_id: '#W1', reason: 'no longer needed' },
      ok: false,
    },
  ],
  changed: { orders: { '#W1': swapped }, users: { ada: user('Ada', 0, ['#W1', '#W2']) }, products: {} },
}

describe('eval actions', () => {
  it('tells what is right and what is not, action by action and record by record', async () => {
    const wrongOk = { ...right, task: 'b', actions: right.actions.map((each) => ({ ...each, ok: true })) }
    const otherRecord = { ...right, task: 'c', changed: { ...right.changed, users: {} } }
    const unchanged = { ...right, task: 'd', changed: { orders: {}, users: {}, products: {} } }
    const noRecords = { ...right, task: 'e', changed: undefined }
    const cases = [right, wrongOk, otherRecord, unchanged, noRecords]
    const file = join(folder, 'cases.jsonl')
    writeFileSync(file, cases.map((each) => JSON.stringify(each)).join('\n'))
    const ran = await runCli(['eval', 'actions', '--retail', folder, '--cases', file, '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const report = JSON.parse(ran.stdout)
    expect(report).toMatchObject({ cases: 5, actions: 20, right: 16 })
    expect(report.wrong.map(({ task, index, name }: Record<string, unknown>) => [task, index, name])).toEqual(
      [
        ['b', 1, 'modify_pending_order_items'],
        ['b', 3, 'cancel_pending_order'],
        ['c', 3, 'cancel_pending_order'],
        ['d', 3, 'cancel_pending_order'],
      ],
    )
    const missing = await runCli(['eval', 'actions', '--cases', file])
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('eval actions needs --retail DIR')
  })

  it('finds nothing of a stranger’s and takes no argument that it does not know', () => {
    const data = readRetailData(folder)
    for (const { name, arguments: given } of right.actions) {
      for (const stranger of ['ben', 'nobody', '__proto__', ''])
        expect(openRetailDesk(data, stranger).act(name, given)).toEqual({ ok: false, refused: 'not_found' })
      const desk = openRetailDesk(data, 'ada')
      for (const bad of illTyped(given)) expect(desk.act(name, bad)).toMatchObject({ ok: false })
      expect(desk.touched()).toEqual({ orders: new Map(), users: new Map() })
    }
    expect(openRetailDesk(data, 'ada').act('drop_tables', {})).toMatchObject({ ok: false })
    expect(openRetailDesk(data, 'ada').act('constructor', {})).toMatchObject({ ok: false })
  })

  it('calculates what the benchmark’s calculator takes', () => {
    for (const good of ['2 + 2', '-(3.5*2)/7', '2 ** 3', '7 // 2', '1 - -1'])
      expect(canCalculate(good), good).toBe(true)
    for (const bad of ['', '2 +', '1/0', '(1', '2 2', 'abs(1)', '1e3', '1..2'])
      expect(canCalculate(bad), bad).toBe(false)
  })
})

describe.skipIf(!hasRetailCases)('all of τ-bench’s retail cases', () => {
  const cases = hasRetailCases ? retailCaseFiles.flatMap((file) => readCases(file, ActionCase)) : []
  const data = hasRetailCases ? readRetailData(retailFolder) : undefined

  it('are right, and leave every record as the case says', () => {
    const report = evaluateActions(data as RetailData, cases)
    expect(report).toEqual({ cases: 720, actions: 993, right: 993, wrong: [] })
  })

  it('are not found under a stranger’s name, and change nothing', () => {
    const users = [...(data as RetailData).users.keys()]
    for (const [index, one] of cases.entries()) {
      const stranger = users.find((id, at) => id !== one.user_id && at >= index % 400) ?? ''
      const desk = openRetailDesk(data as RetailData, stranger)
      for (const { name, arguments: given } of one.actions)
        expect(desk.act(name, given), `${one.task} ${name}`).toEqual({ ok: false, refused: 'not_found' })
      expect(desk.touched()).toEqual({ orders: new Map(), users: new Map() })
    }
  })
})

/** The same arguments with one thing wrong with them. */
function illTyped(given: Record<string, unknown>): unknown[] {
  const names = Object.keys(given)
  return [
    null,
    [],
    'text',
    { ...given, surprise: 1 },
    ...names.map((name) => ({ ...given, [name]: undefined })),
    ...names.flatMap((name) => [{ not: 'a' }, null, 7, '', []].map((value) => ({ ...given, [name]: value }))),
  ]
}
