import { expect, it } from 'vitest'
import { saysItHelped } from '../../server/chat/understand/says-it-helped.ts'

it.each([
  'that helped',
  'Great, that helped, thanks!',
  'This solved my problem.',
  'You’ve been very helpful',
  'that is exactly what I needed',
  'Thanks. That answers my question, but do you ship to Norway?',
  'it works now',
])('is told by “%s”', (message) => {
  expect(saysItHelped(message)).toBe(true)
})

it.each([
  'that did not help',
  'That didn’t really help',
  'That would be helpful',
  'Has that helped others?',
  'this is not helpful at all',
  'can you help me',
  'thanks',
  'If that helped I would not ask again',
  'I hope it works',
])('is not told by “%s”', (message) => {
  expect(saysItHelped(message)).toBe(false)
})
