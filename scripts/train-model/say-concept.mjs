import { createHash } from 'node:crypto'

const VERB = [
  'how do i {}',
  'how can i {}',
  'can i {}',
  'i want to {}',
  'i need to {}',
  'i would like to {}',
  'is it possible to {}',
  'help me {}',
  'where can i {}',
  'what do i have to do to {}',
  '{}',
  'could you tell me how to {}',
  'how to {}',
  'i am trying to {}',
  'i do not know how to {}',
  'what is the way to {}',
  'am i able to {}',
  'please help me to {}',
  'i have a problem trying to {}',
  'assistance to {}',
  'steps to {}',
  'am i allowed to {}',
  'i was wondering if i could {}',
]
const NOUN = [
  '{}',
  'i have a question about {}',
  'tell me about {}',
  'information about {}',
  'i need help with {}',
  'what about {}',
  'where can i find {}',
  'do you have {}',
  'can you tell me more about {}',
  'i have a problem with {}',
  'help with {}',
  'i want to know about {}',
  'could you explain {}',
  'details of {}',
]
const BEFORE = [
  'hi, ',
  'hello, ',
  'please ',
  'hey ',
  'ok so ',
  'good morning, ',
  'excuse me, ',
  'sorry but ',
  'quick question: ',
]
const AFTER = [
  ' please',
  ' thanks',
  ' thank you',
  ' asap',
  ' today',
  ' as soon as possible',
  ' can you help me',
  ' any idea',
]
const CONTEXT = [
  'i ordered {i} last week and {}',
  'i bought {i} from you, {}',
  'i placed an order yesterday, {}',
  'hello, i am a customer of yours and {}',
  '{} i ordered {i} on monday',
  'i have a question, {}',
  'my sister gave me {i}, {}',
  'i am on your website right now, {}',
  '{} it is for a friend',
  'i was looking at {i}, {}',
  'so here is my problem: {}',
  'i read your page but could not find it: {}',
  '{} i could not find the answer anywhere',
  'i am a bit worried, {}',
  '{} my husband told me to ask',
  'first time shopping here, {}',
  'not sure if this is the right place, {}',
]
const SLOTS = {
  o: [
    'my order',
    'an order',
    'the order',
    'order',
    'my purchase',
    'my package',
    'the thing i ordered',
    'what i ordered',
    'order number 12345',
    'my last order',
    'my delivery',
    'my parcel',
    'it',
  ],
  i: [
    'an item',
    'the item',
    'it',
    'the product',
    'this',
    'a product',
    'my item',
    'something i bought',
    'the dress',
    'these shoes',
    'the jacket',
    'this piece',
    'what i bought',
  ],
  p: ['parcel', 'package', 'delivery', 'shipment', 'order', 'box'],
}

/**
 * Ways of saying a concept: each verb and noun phrase in a few frames, each sentence as it is and dressed up.
 * The same every time: what looks random comes from a hash of the text.
 *
 * @param {string} name
 * @param {{ v?: string[], n?: string[], s?: string[] }} concept
 * @returns {string[]}
 */
export function sayConcept(name, concept) {
  const { v = [], n = [], s = [] } = Array.isArray(concept) ? { s: concept } : concept
  const out = new Set()
  const add = (frames, phrases, count) => {
    for (const phrase of phrases) {
      const random = randomFrom(`${name}\0${phrase}`)
      const own = /\{[oip]\}/.test(phrase) ? count + 3 : count
      for (let i = 0; i < own; i++)
        out.add(dress(fill(i === 0 ? phrase : pick(frames, random).replace('{}', phrase), random), random, i))
    }
  }
  add(VERB, v, 8)
  add(NOUN, n, 5)
  add(['{}', ...CONTEXT], s, 4)
  return [...out]
}

function fill(text, random) {
  return text.replace(/\{([oip])\}/g, (_, slot) => pick(SLOTS[slot], random))
}

function dress(text, random, i) {
  if (i === 0 || random() < 0.6) return text
  return random() < 0.5 ? pick(BEFORE, random) + text : text + pick(AFTER, random)
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)]
}

/** Numbers in 0…1 that follow from a text (mulberry32). */
function randomFrom(text) {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
