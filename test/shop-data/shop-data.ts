import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The demo shop's files as they stand, without the product's own readers: its judge reads for itself.

export interface Image {
  colour: string
  hex: string
  src: string
  alt: string
}

export interface Variant {
  item_id: string
  options: { size: string; colour: string }
  price: number
  available: boolean
  stock: number
}

export interface Product {
  product_id: string
  name: string
  description: string
  price: number
  category: string
  stock: number
  return_policy: string
  url: string
  cut: string
  tags: string[]
  materials: { name: string; percent: number }[]
  care: string[]
  fit: string
  made_in: string
  images: Image[]
  variants: Variant[]
}

export interface Address {
  street: string
  postal_code: string
  city: string
  country: string
}

export interface Payment {
  type: 'payment' | 'refund'
  amount: number
  payment_method_id: string
  at: string
}

export interface Order {
  order_id: string
  placed_at: string
  status: string
  items: {
    product_id: string
    item_id: string
    name: string
    options: { size: string; colour: string }
    price: number
    quantity: number
  }[]
  subtotal: number
  /** Belgian VAT, which is taken off outside the European Union. */
  vat_deducted?: number
  shipping: number
  total: number
  shipping_method: 'standard' | 'express' | 'international' | 'collect'
  address: Address
  fulfilments: {
    carrier: string
    tracking_number: string
    items: string[]
    events: { at: string; status: string; location: string }[]
  }[]
  payment_history: Payment[]
  return_items?: string[]
  exchange_items?: string[]
  exchange_new_items?: string[]
}

export interface Profile {
  user_id: string
  name: string
  email: string
  address: Address
  created_at: string
  payment_methods: { id: string; type: string; last4?: string; balance?: number }[]
  orders: Order[]
}

export interface Faq {
  question: string
  answer: string
  category: string
  alts: string[]
}

export interface Conversation {
  user_id: string
  timestamp: string
  messages: { sender: 'user' | 'assistant'; text: string }[]
}

type Hours = Record<string, { opens: string; closes: string }[]>

export interface Shop {
  description: string
  contact: { email: string; phone: string; hours: string; address: string }
  hours: Hours
  studio_shop: { address: string; hours: Hours }
  shipping: {
    same_day_dispatch_before: string
    free_from: number
    methods: {
      name: string
      carrier?: string
      price: number
      free_from?: number
      countries?: string[]
      working_days: [number, number]
    }[]
  }
  returns: { window_days: number; refund_working_days: [number, number] }
  warranty: { years: number }
}

const folder = fileURLToPath(new URL('../../synthetic_data', import.meta.url))
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const readJson = <T>(path: string) => JSON.parse(read(path)) as T
const readMarkdown = (name: string) =>
  readdirSync(join(folder, name)).map((file) => ({ path: `${name}/${file}`, text: read(`${name}/${file}`) }))

export const shop = readJson<Shop>('shop.json')
export const products = readJson<Product[]>('products/catalog.json')
export const profiles = readJson<Profile[]>('users/profiles.json')
export const faqs = readJson<Faq[]>('faqs/faqs.json')
export const conversations = readJson<Conversation[]>('conversations/conversation_logs.json')
export const policies = readMarkdown('policies')
export const articles = readMarkdown('articles')
export const pictures = readdirSync(join(folder, 'images')).map((name) => ({
  src: `images/${name}`,
  svg: read(`images/${name}`),
}))

/** What all the users' data says, for what must never be in it. */
export const profilesText = read('users/profiles.json')

export const inCents = (amount: number) => Math.round(amount * 100)
export const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
