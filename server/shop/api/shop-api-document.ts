import { z } from 'zod'
import { CustomerRecord, OrderRecord, VariantRecord } from '../orders/order-schemas.ts'
import { PlanRecord, RefusalRecord } from '../orders/plan-schema.ts'
import { ShopAction } from '../orders/shop-action.ts'
import { snakeName } from './key-case.ts'
import { CommitRecord } from './shop-api-schemas.ts'

const schemas = {
  Action: ShopAction,
  Customer: CustomerRecord,
  Order: OrderRecord,
  Variant: VariantRecord,
  Plan: PlanRecord,
  Refusal: RefusalRecord,
  Committed: CommitRecord,
}
type SchemaName = keyof typeof schemas

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
})
const list = (name: string, of: SchemaName) => object({ [name]: { type: 'array', items: ref(of) } })
const text = { type: 'string' }
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text })
const refused = object({ refusal: ref('Refusal') })
const noSignature = {
  description: 'no signature, a wrong one, one for another address, or more than 5 minutes old',
}
const missing = {
  description: 'there is none, or it is somebody else’s: the same answer, in the same time',
}
const answers = (description: string, schema: object) => ({
  200: { description, ...json(schema) },
  401: noSignature,
  404: missing,
})
const body = (schema: object) => ({ required: true, ...json(schema) })

/** OpenAPI 3.1 of what a shop implements so that its customers and orders stay where they are. */
export function shopApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'VerdeMuse shop API',
      version: '1',
      description:
        'A shop serves this API; VerdeMuse calls it. Amounts are whole cents of the shop’s currency, times ISO 8601. Every request is signed (Standard Webhooks). docs/shop-api.md is the guide.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://shop.example/verdemuse', description: 'SHOP_API_URL' }],
    security: [{ webhookId: [], webhookTimestamp: [], webhookSignature: [] }],
    paths: {
      '/customers/{user_id}': {
        get: {
          operationId: 'getCustomer',
          parameters: [inPath('user_id')],
          responses: answers('the customer', ref('Customer')),
        },
      },
      '/customers': {
        get: {
          operationId: 'findCustomer',
          parameters: [
            {
              name: 'email',
              in: 'query',
              required: true,
              schema: text,
              description: 'in lower case; compared without case, with verified addresses only',
            },
          ],
          responses: answers('the customer with this address', ref('Customer')),
        },
      },
      '/customers/{user_id}/orders': {
        get: {
          operationId: 'listOrders',
          parameters: [inPath('user_id')],
          responses: answers('all orders of the customer', list('orders', 'Order')),
        },
      },
      '/customers/{user_id}/orders/{order_id}': {
        get: {
          operationId: 'getOrder',
          parameters: [inPath('user_id'), inPath('order_id')],
          responses: answers('the order, which is this customer’s', ref('Order')),
        },
      },
      '/order-lookups': {
        post: {
          operationId: 'lookUpOrder',
          description:
            'An order for who knows its number and the e-mail address or postcode that it was placed with. Case and blanks of both say nothing, nor does a # before the number.',
          requestBody: body(object({ order_id: text, email: text, postcode: text }, ['order_id'])),
          responses: answers('the order', ref('Order')),
        },
      },
      '/products/{product_id}/variants': {
        get: {
          operationId: 'listVariants',
          parameters: [inPath('product_id')],
          responses: answers('the product’s variants, from live stock', list('variants', 'Variant')),
        },
      },
      '/plans': {
        post: {
          operationId: 'planAction',
          description: 'Works out what an action would do, and changes nothing.',
          requestBody: body(object({ user_id: text, action: ref('Action') })),
          responses: answers('what it would do, or why it is not allowed', {
            anyOf: [object({ plan: ref('Plan') }), refused],
          }),
        },
      },
      '/commits': {
        post: {
          operationId: 'commitAction',
          description:
            'Checks all of it again and does it, once for a customer and key: the same again is answered as the first time. The key also stands in the header Idempotency-Key, percent-encoded.',
          requestBody: body(object({ user_id: text, action: ref('Action'), idempotency_key: text })),
          responses: answers('what was done, or why it is not allowed', {
            anyOf: [object({ committed: ref('Committed') }), refused],
          }),
        },
      },
      '/undos': {
        post: {
          operationId: 'undoAction',
          description: 'Takes back what was done under a key, if it still can be; twice is as once.',
          requestBody: body(object({ user_id: text, idempotency_key: text })),
          responses: answers('taken back, or why it cannot be', {
            anyOf: [object({ undone: { const: true } }), refused],
          }),
        },
      },
    },
    components: {
      securitySchemes: {
        webhookId: { type: 'apiKey', in: 'header', name: 'webhook-id' },
        webhookTimestamp: { type: 'apiKey', in: 'header', name: 'webhook-timestamp' },
        webhookSignature: { type: 'apiKey', in: 'header', name: 'webhook-signature' },
      },
      schemas: componentSchemas(),
    },
  }
}

/** The schemas that validate, as JSON Schema with the names of the wire. */
function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: (id) => ref(id as SchemaName).$ref })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      onTheWire(schema),
    ]),
  )
}

function onTheWire(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(onTheWire)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
    // Whatever more a shop tells is let be.
    if (key === 'additionalProperties' && value === false) return []
    if (key === 'required' && Array.isArray(value))
      return [[key, value.map((name) => snakeName(String(name)))]]
    if (key === 'properties' && typeof value === 'object' && value !== null)
      return [
        [
          key,
          Object.fromEntries(
            Object.entries(value).map(([name, inner]) => [snakeName(name), onTheWire(inner)]),
          ),
        ],
      ]
    return [[key, onTheWire(value)]]
  })
  return Object.fromEntries(entries)
}
