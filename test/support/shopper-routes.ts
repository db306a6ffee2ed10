import { randomUUID } from 'node:crypto'

/** A route of a conversation; the path may name a turn of it. */
export interface ShopperRoute {
  name: string
  method: string
  path: (turn: string) => string
  body?: unknown
}

/** Every route below `/v1/conversations/{id}`. */
export const shopperRoutes: ShopperRoute[] = [
  { name: 'show', method: 'GET', path: () => '' },
  { name: 'page', method: 'GET', path: () => '?before=m_x' },
  {
    name: 'send',
    method: 'POST',
    path: () => '/messages',
    body: { message_id: randomUUID(), text: 'hi' },
  },
  { name: 'rate', method: 'POST', path: () => '/rating', body: { score: 5 } },
  { name: 'stream', method: 'GET', path: () => '/events' },
  { name: 'read', method: 'POST', path: () => '/read', body: { message_id: 'm_x' } },
  { name: 'typing', method: 'POST', path: () => '/typing', body: {} },
  { name: 'close', method: 'POST', path: () => '/close', body: {} },
  { name: 'transcript', method: 'GET', path: () => '/transcript' },
  { name: 'events', method: 'GET', path: (turn) => `/turns/${turn}/events` },
  { name: 'stop', method: 'POST', path: (turn) => `/turns/${turn}/stop` },
  { name: 'retry', method: 'POST', path: (turn) => `/turns/${turn}/retry` },
  {
    name: 'feedback',
    method: 'POST',
    path: (turn) => `/turns/${turn}/feedback`,
    body: { helpful: false },
  },
]
