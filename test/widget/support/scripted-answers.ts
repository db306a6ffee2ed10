import type { ProductCard, Source } from '../../../server/wire.ts'
import type { Step } from './fake-server.ts'

export const returnSources: Source[] = [
  {
    n: 1,
    id: 'policies/return_policy.md#returns',
    title: 'Return policy',
    url: 'https://verdemuse.example/policies/returns',
    snippet:
      'You may return unworn items within 30 days of delivery. Returns are free within the EU; a label is in every parcel. Refunds arrive within 5 working days after we have the parcel.',
  },
  {
    n: 2,
    id: 'faqs/faqs.json#exchange',
    title: 'Can I exchange an item for another size?',
    snippet: 'Yes. Start an exchange from your account; the new size ships at once.',
  },
  { n: 3, id: 'faqs/faqs.json#unused', title: 'Never cited', snippet: 'Nobody names this one.' },
]

/** A full answer: status, sources, text in small pieces, suggestions. */
export const returnAnswer: Step[] = [
  { type: 'status', stage: 'searching' },
  { type: 'sources', sources: returnSources },
  { type: 'status', stage: 'writing' },
  ...pieces(
    'You can return anything you have not worn **within 30 days** of delivery, and returns are free in the EU [1].\n\n1. Pack the item with its tags\n2. Stick on the label from your parcel\n3. Drop it at any parcel shop\n\nRefunds arrive within *5 working days*. An exchange for another size is possible too [2].',
  ),
  { type: 'suggestions', suggestions: ['How do I exchange a size?', 'Where is my refund?'] },
  { type: 'turn-end', outcome: 'answered', confidence: 0.94, citations: [1, 2] },
]

export const tees: ProductCard[] = [
  {
    product_id: 'VM1234',
    name: 'Organic Cotton T-shirt',
    price: { amount: 29.99, currency: 'EUR' },
    url: 'https://verdemuse.example/products/VM1234',
    available: true,
    colours: ['Moss', 'Ecru', 'Ink'],
    sizes: [
      { size: 'S', available: true },
      { size: 'M', available: true },
      { size: 'L', available: false },
    ],
  },
  {
    product_id: 'VM1240',
    name: 'Heavyweight Pocket Tee',
    price: { amount: 39, currency: 'EUR' },
    available: false,
    colours: ['Clay'],
    sizes: [{ size: 'M', available: false }],
  },
]

export const productAnswer: Step[] = [
  { type: 'status', stage: 'searching' },
  ...pieces('Two of our tees are made of organic cotton:'),
  { type: 'products', products: tees },
  { type: 'turn-end', outcome: 'answered', confidence: 0.9, citations: [] },
]

/** A text as `text-delta` events of a few characters. */
export function pieces(text: string, size = 7): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < text.length; at += size) {
    steps.push({ type: 'text-delta', text: text.slice(at, at + size) })
  }
  return steps
}
