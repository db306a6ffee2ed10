import { describe, expect, it } from 'vitest'
import { smalltalkTopic, withoutPleasantries } from '../../server/chat/smalltalk.ts'
import { understand } from '../../server/chat/understand.ts'

const inView = (question: string, ...said: string[]) =>
  understand(
    question,
    said.map((text) => ({ role: 'shopper' as const, text })),
    undefined,
  )

describe('an order number', () => {
  it.each([
    ['Where is order VM-20417?', 'VM-20417'],
    ['order 20417', '20417'],
    ['order number: 20417', '20417'],
    ['my order no. 20417 is late', '20417'],
    ['#20417', '#20417'],
    ['what about vm-20417', 'vm-20417'],
    ['I ordered 2 shirts in 2024', undefined],
    ['size 40 please', undefined],
    ['call 0471123456', undefined],
  ])('of %j is %s', (text, number) => {
    expect(inView(text).orderNumber).toBe(number)
  })

  it('is not looked up', () => {
    expect(inView('Where is VM-20417?').query).toBe('Where is ?')
    expect(inView('VM-20417').query).toBe('my order')
  })
})

describe('a follow-up', () => {
  it.each([
    ['And for shoes?', true],
    ['what about it?', false],
    ['how long does it take', false],
  ])('%j is made whole with the question before', (text) => {
    expect(inView(text, 'What is your return policy?').followUpQuery).toMatch(
      /^What is your return policy\? /,
    )
  })

  it('leans on what was said where it points back, and not on small talk', () => {
    expect(inView('is it vegan?', 'the Chelsea Boots').leansOnHistory).toBe(true)
    expect(inView('is it vegan?').leansOnHistory).toBe(false)
    expect(inView('is it vegan?', 'hello').leansOnHistory).toBe(false)
    expect(inView('is it vegan?', 'the boots', 'thanks').followUpQuery).toMatch(/^the boots /)
  })

  it('is told by the product that was talked about', () => {
    const history = [{ role: 'shopper' as const, text: 'boots?' }]
    expect(understand('how much is it?', history, 'Chelsea Boots').followUpQuery).toBe(
      'Chelsea Boots how much is it?',
    )
  })
})

describe('small talk', () => {
  it.each([
    ['Hi!', 'greeting'],
    ['hello there', 'greeting'],
    ['how are you?', 'how-are-you'],
    ['Thanks a lot!', 'thanks'],
    ['bye', 'goodbye'],
    ['are you a human?', 'bot'],
    ['is this a bot?', 'bot'],
    ['is this a machine or a human?', 'bot'],
    ['what can you do?', 'capabilities'],
    ['great', 'praise'],
    ['ok', 'acknowledgement'],
    ['!!!', 'acknowledgement'],
  ])('%j is %s', (text, topic) => {
    expect(smalltalkTopic(text)).toBe(topic)
  })

  it.each([
    'hi, where is my order?',
    'thanks, and do you ship to Norway?',
    'how are your jeans sized?',
    'is this real leather?',
    'is it machine washable?',
    'is this a real wool scarf?',
    'can you help me return a dress?',
    'Are you open on Sundays?',
  ])('%j is more than that', (text) => {
    expect(smalltalkTopic(text)).toBeUndefined()
  })

  it.each([
    ['Hi there, where is it?', 'where is it?'],
    ['where is it? thanks!', 'where is it?'],
    ['Hello', 'Hello'],
    ['please', 'please'],
  ])('is taken off %j', (text, rest) => {
    expect(withoutPleasantries(text)).toBe(rest)
  })
})
