import { shopFields } from './shop-fields.ts'

/** The files of a new knowledge base by their paths. Keys that begin with `_` are comments: nothing reads them. */
export function starterFiles(): Record<string, string> {
  return {
    'README.md': readme(),
    'shop.json': json({
      _comment:
        'Everything here is an example: put your own shop in its place. README.md says what each field is for; any may be left out.',
      ...Object.fromEntries(Object.entries(shopFields).map(([name, { example }]) => [name, example])),
    }),
    'faqs/faqs.json': json([
      {
        _comment:
          '"question" and "answer" are needed. "alts" are other ways in which people ask; they help most.',
        question: 'How long does delivery take?',
        answer:
          'We hand parcels over on the next working day; within the country they arrive 1 to 3 working days later.',
        category: 'Delivery',
        tags: ['shipping', 'delivery time'],
        alts: ['when will my order arrive', 'shiping time', 'I need it by Friday'],
        last_updated: '2026-01-15',
      },
    ]),
    'products/catalog.json': json([
      {
        _comment:
          '"product_id", "name" and "price" are needed. Without variants, "stock" stands on the product itself.',
        product_id: 'FF-100',
        name: 'Terracotta pot',
        description: 'A hand-thrown pot with a drainage hole and a saucer. Frost-proof down to -10 °C.',
        price: 18.5,
        category: 'Pots',
        stock: 40,
        return_policy: '30-day return',
        url: 'https://fern-and-field.example/products/terracotta-pot',
        tags: ['pot', 'planter'],
        materials: ['Terracotta'],
        care: ['Empty the saucer before frost'],
        made_in: 'Portugal',
        variants: [
          { item_id: 'FF-100-S', options: { size: 'S' }, price: 18.5, available: true, stock: 25 },
          { item_id: 'FF-100-L', options: { size: 'L' }, price: 32, available: true, stock: 15 },
        ],
        last_updated: '2026-01-15',
      },
    ]),
    'policies/return_policy.md': `---
title: Return policy
url: https://fern-and-field.example/returns
last_updated: 2026-01-15
alts:
  - can I send it back
  - money back
---

<!-- Each heading becomes a passage that answers can cite. Comments like this one are not read. -->

# Return policy

You may return anything within 30 days of delivery.

## Condition

Unused, and in its packaging where it had one. Plants and opened seed packets cannot be returned.

## Refunds

We refund to the payment method of the order within 7 working days of the parcel reaching us.
`,
    'articles/track_order.md': `---
title: Track your order
last_updated: 2026-01-15
---

# Track your order

The tracking link is in the email "Your order is on its way". The first scan appears in the evening of the day on which the parcel leaves us.

| Status | What it means |
| --- | --- |
| Packed | It leaves us on the next working day. |
| In transit | The carrier has it. |
| Delivered | It has been handed over; the 30 days for a return start. |
`,
    'conversation_tests/delivery.json': json([
      {
        _comment:
          'What a shopper says, and what the answer must and must not say; of a list within a list, one. Run it: npm run --silent cli -- test --kb DIR',
        id: 'delivery-time',
        title: 'How long delivery takes, in passing',
        turns: [
          {
            shopper: 'hi, how long does delivery take?',
            expect: {
              outcome: 'answered',
              says: ['1 to 3 working days', ['next working day', 'hand*']],
              never: ['tomorrow'],
              sources: ['faqs/faqs.json#how-long-does-delivery-take'],
            },
          },
        ],
      },
    ]),
  }
}

function readme(): string {
  const rows = Object.entries(shopFields).map(([name, { about }]) => `| \`${name}\` | ${about} |`)
  return `# Your knowledge base

The assistant answers from the files in these folders, and from nothing else. What stands here now are examples:
replace them. Every folder may be empty or absent. This file is not read.

| where | what |
| --- | --- |
| \`shop.json\` | who the shop is |
| \`faqs/*.json\` | questions and answers |
| \`products/*.json\` | the catalogue |
| \`policies/*.md\`, \`articles/*.md\` | Markdown; what stands under a heading becomes a passage that answers cite |
| \`conversations/*.json\` | past chats: \`{ "user_id", "timestamp", "messages": [{ "sender", "text" }], "intent" }\` |
| \`conversation_tests/*.json\` | what shoppers ask, and what must hold of the answers; never part of the knowledge |

JSON knows no comments, so keys that begin with \`_\` are ours: nothing reads them.

## shop.json

| field | what it is for |
| --- | --- |
${rows.join('\n')}

## Fill it, check it

\`\`\`sh
npm run --silent cli -- kb import --kb DIR faqs questions.csv         # a table with the columns question and answer
npm run --silent cli -- kb import --kb DIR products export.csv        # as Shopify or WooCommerce export it
npm run --silent cli -- kb import --kb DIR pages help-pages/          # Markdown or HTML files
npm run --silent cli -- kb import --kb DIR site https://…/sitemap.xml # the pages of your site
npm run --silent cli -- kb check --kb DIR                             # file:line: reason for whatever is wrong
npm run --silent cli -- kb search "can I return it?" --kb DIR
npm run --silent cli -- test --kb DIR                                 # the conversation tests
\`\`\`

An import shows what it would change before it writes, and may be repeated. What it wrote it may change and
remove the next time; everything else it leaves alone. Only \`alts\` that you add to imported entries stay.
`
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
