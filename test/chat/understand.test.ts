import { describe, expect, it } from 'vitest'
import { smalltalkTopic, withoutPleasantries } from '../../server/chat/understand/smalltalk.ts'
import { understand } from '../../server/chat/understand/understand.ts'

const inView = (question: string, ...said: string[]) =>
  understand(
    question,
    said.map((text) => ({ role: 'shopper' as const, text, productIds: [] })),
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

describe('thanks for an answer that helped', () => {
  it.each([
    'That helped, thanks!',
    'great, that solved it',
    'Perfect, that’s what I needed. Thank you, bye!',
  ])('%j is small talk', (text) => {
    expect(inView(text, 'How do I return it?').smalltalk).toBe('thanks')
  })

  it.each([
    'That helped, but how long does it take?',
    'that did not help',
    'That solved it, and do you ship to Norway',
    'I like the shirt that worked for my sister, in green',
  ])('%j is more than that', (text) => {
    expect(inView(text, 'How do I return it?').smalltalk).toBeUndefined()
  })
})

describe('a follow-up', () => {
  it.each([['And for shoes?'], ['what about it?'], ['how long does it take'], ['how much?']])(
    '%j is made whole with the question before',
    (text) => {
      const { query, followUpQuery } = inView(text, 'What is your return policy?')
      expect(followUpQuery ?? query).toMatch(/^What is your return policy\? /)
    },
  )

  it('is about the last message that has a subject', () => {
    expect(inView('how much?', 'Do you do alterations?', 'how long?').query).toBe(
      'Do you do alterations? how much?',
    )
    expect(inView('how much?').query).toBe('how much?')
  })

  it('leans on what was said where it points back, and not on small talk', () => {
    expect(inView('is it vegan?', 'the Chelsea Boots').leansOnHistory).toBe(true)
    expect(inView('is it vegan?').leansOnHistory).toBe(false)
    expect(inView('is it vegan?', 'hello').leansOnHistory).toBe(false)
    expect(inView('is it vegan?', 'the boots', 'thanks').followUpQuery).toMatch(/^the boots\. /)
  })
})

describe('a message with several questions', () => {
  it.each([
    [
      'can I return sale items and do you ship to Japan?',
      ['can I return sale items', 'do you ship to Japan?'],
    ],
    [
      'What does shipping cost? When will it arrive?',
      ['What does shipping cost?', 'What does shipping cost? When will it arrive?'],
    ],
    ['I ordered last week. Where is my order?', ['I ordered last week. Where is my order?']],
    ['do you have shirts and trousers?', ['do you have shirts and trousers?']],
  ])('%j is looked up as %j', (text, questions) => {
    const { query, further } = inView(text)
    expect([query, ...further.map((other) => other.query)]).toEqual(questions)
  })
})

describe('a person', () => {
  it.each([
    ['I want to talk to a human', true],
    ['it is broken and I want to speak to a manager', true],
    ['can I speak with someone', true],
    ['is this jacket for a tall person?', false],
  ])('%j: asked for is %s', (text, asked) => {
    expect(inView(text).wantsPerson).toBe(asked)
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
    ['hello there, how are you today?', 'how-are-you'],
    ['you are useless, idiot', 'insult'],
    ['tell me a joke', 'joke'],
    ['thanks that was helpful', 'thanks'],
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
