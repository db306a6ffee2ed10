import { describe, expect, test } from 'vitest'
import type { Conversation, Message, TurnEvent } from '../../server/wire.ts'
import type { ChatEvent } from '../../widget/chat-event.ts'
import { reduce } from '../../widget/chat-machine.ts'
import { nextToSend, underWay } from '../../widget/chat-messages.ts'
import { type ChatState, emptyChat, phaseOf, outboxOf } from '../../widget/chat-state.ts'

const ready: ChatState = { ...emptyChat, history: 'ready' }

function stateAfter(...events: ChatEvent[]): ChatState {
  return events.reduce(reduce, ready)
}

const written = (key: string): ChatEvent => ({ type: 'written', key, text: `text of ${key}` })
const posting = (key: string): ChatEvent => ({ type: 'posting', key, answerKey: `a-${key}` })
const turnTold = (key: string, update: TurnEvent, id: number): ChatEvent => ({
  type: 'turn-told',
  answerKey: `a-${key}`,
  update,
  id,
})
const begun = (key: string) => turnTold(key, { type: 'turn-start', turn_id: `t-${key}`, message_id: key }, 1)
const worded = (key: string, id = 2, text = 'Yes') => turnTold(key, { type: 'text-delta', text }, id)
const ended = (key: string, outcome: 'answered' | 'stopped', id = 3) =>
  turnTold(key, { type: 'turn-end', outcome, confidence: 1, citations: [] }, id)
const failed = (key: string): ChatEvent => ({
  type: 'turn-failed',
  answerKey: `a-${key}`,
  problem: 'rate_limited',
})
const shopperSaid = (key: string, id: number): ChatEvent => ({
  type: 'told',
  id,
  event: {
    type: 'message',
    message: { message_id: key, role: 'shopper', text: `text of ${key}`, created_at: '' },
  },
})
const turnStarted = (turnId: string, messageId: string, id: number): ChatEvent => ({
  type: 'told',
  id,
  event: { type: 'turn-started', turn_id: turnId, message_id: messageId },
})

/** Each message in a word or two: `m1 sent`, `a-m1 streaming "Yes"`. */
function shown({ messages }: ChatState): string[] {
  return messages.map((message) => {
    if (message.kind === 'question') return `${message.key} ${message.delivery}`
    if (message.kind === 'note') return `${message.author}: ${message.text}`
    return [message.key, message.status, ...(message.text ? [JSON.stringify(message.text)] : [])].join(' ')
  })
}

describe('a question', () => {
  test('that was refused on the page before is refused on this one, until it is asked again', () => {
    const again: ChatEvent = { type: 'written', key: 'm1', text: 'Hi', problem: 'rate_limited' }
    const state = reduce({ ...emptyChat, history: 'ready' }, again)
    expect(nextToSend(state)).toBeUndefined()
    expect(outboxOf(state)).toEqual([{ message_id: 'm1', text: 'Hi', problem: 'rate_limited' }])
    const [, answer] = state.messages
    const asked = reduce(state, { type: 'asked-again', answerKey: answer?.key ?? '' })
    expect(nextToSend(asked)).toMatchObject({ key: 'm1', delivery: 'queued' })
  })

  test('waits, goes out, is the server’s, and is answered', () => {
    const steps = [written('m1'), posting('m1'), begun('m1'), worded('m1'), ended('m1', 'answered')]
    const seen = steps.map((_, at) => shown(stateAfter(...steps.slice(0, at + 1))))
    expect(seen).toEqual([
      ['m1 queued'],
      ['m1 sending', 'a-m1 waiting'],
      ['m1 sent', 'a-m1 waiting'],
      ['m1 sent', 'a-m1 streaming "Yes"'],
      ['m1 sent', 'a-m1 done "Yes"'],
    ])
  })

  test('is there once, however often it is written or goes out', () => {
    expect(shown(stateAfter(written('m1'), written('m1'), posting('m1'), posting('m1')))).toEqual([
      'm1 sending',
      'a-m1 waiting',
    ])
  })

  test('goes out when history is here and no answer is in the way', () => {
    expect(nextToSend(reduce({ ...emptyChat, history: 'loading' }, written('m1')))).toBeUndefined()
    expect(nextToSend(stateAfter(written('m1'), written('m2')))?.key).toBe('m1')
    const sending = [written('m1'), posting('m1'), written('m2')]
    expect(nextToSend(stateAfter(...sending))).toBeUndefined()
    // Known, and has said nothing: the server joins the two.
    expect(nextToSend(stateAfter(...sending, begun('m1')))?.key).toBe('m2')
    expect(nextToSend(stateAfter(...sending, begun('m1'), worded('m1')))).toBeUndefined()
    expect(nextToSend(stateAfter(...sending, begun('m1'), worded('m1'), ended('m1', 'answered')))?.key).toBe(
      'm2',
    )
  })

  test('that met no server waits again, and the line is lost', () => {
    const state = stateAfter(written('m1'), posting('m1'), { type: 'unsent', answerKey: 'a-m1' })
    expect(shown(state)).toEqual(['m1 queued'])
    expect(state.connected).toBe(false)
  })

  test('that the server is known to have cannot come back, nor be taken back', () => {
    const steps = [written('m1'), posting('m1'), begun('m1')]
    const unsent: ChatEvent = { type: 'unsent', answerKey: 'a-m1' }
    expect(stateAfter(...steps, unsent, { type: 'withdrawn', key: 'm1' })).toEqual(stateAfter(...steps))
  })

  test('that is refused says so, and can be asked again under the same key', () => {
    const steps = [written('m1'), posting('m1'), failed('m1')]
    expect(shown(stateAfter(...steps))).toEqual(['m1 refused', 'a-m1 failed'])
    expect(outboxOf(stateAfter(...steps))).toEqual([
      { message_id: 'm1', text: 'text of m1', problem: 'rate_limited' },
    ])
    expect(shown(stateAfter(...steps, { type: 'asked-again', answerKey: 'a-m1' }))).toEqual(['m1 queued'])
  })
})

describe('an answer', () => {
  const streaming = [written('m1'), posting('m1'), begun('m1'), worded('m1')]

  test('takes no event twice, and none out of order', () => {
    expect(shown(stateAfter(...streaming, worded('m1'), worded('m1', 3, '!'), worded('m1')))).toEqual([
      'm1 sent',
      'a-m1 streaming "Yes!"',
    ])
  })

  test('is told anew where the server has less of it than was heard', () => {
    const state = stateAfter(...streaming, worded('m1', 3, '!'), begun('m1'), worded('m1', 2, 'No'))
    expect(shown(state)).toContain('a-m1 streaming "No"')
  })

  test('that is over stays as it is', () => {
    const over = [...streaming, ended('m1', 'answered')]
    const late: ChatEvent[] = [
      worded('m1', 4),
      failed('m1'),
      { type: 'stop-asked', answerKey: 'a-m1' },
      { type: 'stop-assumed', answerKey: 'a-m1' },
      { type: 'asked-again', answerKey: 'a-m1' },
      { type: 'unsent', answerKey: 'a-m1' },
    ]
    expect(stateAfter(...over, ...late)).toEqual(stateAfter(...over))
  })

  test('is stopping until the turn says how it ended', () => {
    const stopping: ChatEvent[] = [...streaming, { type: 'stop-asked', answerKey: 'a-m1' }]
    expect(phaseOf(stateAfter(...stopping))).toBe('stopping')
    expect(shown(stateAfter(...stopping, worded('m1', 3, '!')))).toContain('a-m1 stopping "Yes!"')
    expect(shown(stateAfter(...stopping, ended('m1', 'answered')))).toContain('a-m1 done "Yes"')
    expect(shown(stateAfter(...stopping, { type: 'stop-assumed', answerKey: 'a-m1' }))).toContain(
      'a-m1 stopped "Yes"',
    )
  })

  test('that another message joined before its first word is not shown', () => {
    const joined = [written('m1'), posting('m1'), begun('m1'), written('m2'), posting('m2'), begun('m2')]
    expect(shown(stateAfter(...joined, ended('m1', 'stopped', 2)))).toEqual([
      'm1 sent',
      'm2 sent',
      'a-m2 waiting',
    ])
  })

  test('reconnecting is the line’s loss, and words again its being found', () => {
    const lost = stateAfter(...streaming, {
      type: 'turn-told',
      answerKey: 'a-m1',
      update: { type: 'reconnecting' },
    })
    expect(lost.connected).toBe(false)
    expect(shown(lost)).toContain('a-m1 reconnecting "Yes"')
    expect(reduce(lost, worded('m1', 3, '!')).connected).toBe(true)
  })

  test('of a turn asked for again has the old one’s thumb and place, and no word of it', () => {
    const over: ChatEvent[] = [
      ...streaming,
      ended('m1', 'stopped'),
      { type: 'feedback-given', answerKey: 'a-m1', helpful: false },
      { type: 'asked-again', answerKey: 'a-m1' },
    ]
    const [answer] = underWay(stateAfter(...over))
    expect(answer).toMatchObject({
      key: 'a-m1',
      retryOf: 't-m1',
      status: 'waiting',
      text: '',
      helpful: false,
    })
    expect(answer?.lastEventId).toBe(0)
  })

  test('cannot be asked for again while another is under way', () => {
    const busy = [...streaming, ended('m1', 'stopped'), written('m2'), posting('m2')]
    expect(stateAfter(...busy, { type: 'asked-again', answerKey: 'a-m1' })).toEqual(stateAfter(...busy))
  })
})

describe('what the conversation’s own log tells', () => {
  test('shows what another tab has asked, and its answer', () => {
    expect(shown(stateAfter(shopperSaid('m9', 1), turnStarted('t9', 'm9', 2)))).toEqual([
      'm9 sent',
      't9 waiting',
    ])
  })

  test('is told once', () => {
    const events = [shopperSaid('m9', 1), turnStarted('t9', 'm9', 2)]
    const twice = stateAfter(...events, ...events)
    expect(twice).toEqual(stateAfter(...events))
    expect(twice.lastEventId).toBe(2)
  })

  test('that our own question came through is enough to know its turn', () => {
    const state = stateAfter(written('m1'), posting('m1'), shopperSaid('m1', 1), turnStarted('t1', 'm1', 2))
    expect(shown(state)).toEqual(['m1 sent', 'a-m1 waiting'])
    expect(underWay(state)[0]?.turnId).toBe('t1')
    expect(reduce(state, { type: 'unsent', answerKey: 'a-m1' })).toBe(state)
  })

  test('puts messages into the server’s order', () => {
    const own = stateAfter(written('m1'), written('m2'))
    expect(shown([shopperSaid('m2', 1), shopperSaid('m1', 2)].reduce(reduce, own))).toEqual([
      'm2 sent',
      'm1 sent',
    ])
  })

  test('what is told comes before what still waits', () => {
    expect(shown(stateAfter(written('m1'), shopperSaid('m9', 1)))).toEqual(['m9 sent', 'm1 queued'])
  })

  test('a turn that another tab asked for again replaces the answer that failed', () => {
    const over = [written('m1'), posting('m1'), begun('m1'), worded('m1'), ended('m1', 'stopped')]
    expect(shown(stateAfter(...over, turnStarted('t2', 'm1', 1)))).toEqual(['m1 sent', 'a-m1 waiting'])
  })

  test('says that the conversation has ended, and a message opens it again', () => {
    const closed: ChatEvent = { type: 'told', id: 1, event: { type: 'conversation-closed', author: 'staff' } }
    expect(stateAfter(closed).ended).toBe(true)
    expect(stateAfter(closed, shopperSaid('m9', 2)).ended).toBe(false)
  })

  test('is asked for anew from its beginning where it was cut back', () => {
    const state = stateAfter(shopperSaid('m9', 7), { type: 'log-truncated' })
    expect(state).toMatchObject({ history: 'loading', lastEventId: 0 })
    const told: Conversation = { ...conversation, last_event_id: 2 }
    expect(reduce(state, { type: 'history-told', conversation: told }).lastEventId).toBe(2)
  })
})

const row = (role: Message['role'], message_id: string, more: Partial<Message> = {}): Message => ({
  message_id,
  role,
  text: `text of ${message_id}`,
  created_at: '',
  ...more,
})
const conversation: Conversation = {
  conversation_id: 'c',
  state: 'open',
  messages: [],
  turn: null,
  has_more: false,
}

describe('history', () => {
  test('takes over what the server has, and keeps what it does not have yet', () => {
    const told: Conversation = {
      ...conversation,
      messages: [row('shopper', 'm0'), row('assistant', 'r0', { turn_id: 't0', outcome: 'answered' })],
    }
    const state = stateAfter(written('m1'), posting('m1'), written('m2'), {
      type: 'history-told',
      conversation: told,
    })
    expect(shown(state)).toEqual([
      'm0 sent',
      'r0 done "text of r0"',
      'm1 sending',
      'a-m1 waiting',
      'm2 queued',
    ])
  })

  test('does not show twice what came through unheard', () => {
    const told: Conversation = {
      ...conversation,
      messages: [row('shopper', 'm1', { turn_id: 't1' })],
      turn: { turn_id: 't1', last_event_id: 4 },
    }
    const state = stateAfter(written('m1'), posting('m1'), { type: 'history-told', conversation: told })
    expect(shown(state)).toEqual(['m1 sent', 't1 waiting'])
  })

  test('leaves an answer that is being read where it is', () => {
    const told: Conversation = {
      ...conversation,
      messages: [row('shopper', 'm1', { turn_id: 't-m1' })],
      turn: { turn_id: 't-m1', last_event_id: 4 },
    }
    const state = stateAfter(written('m1'), posting('m1'), begun('m1'), worded('m1'), {
      type: 'history-told',
      conversation: told,
    })
    expect(shown(state)).toEqual(['m1 sent', 'a-m1 streaming "Yes"'])
    expect(underWay(state)[0]?.lastEventId).toBe(2)
  })

  test('that failed has a reason, until it is asked for again', () => {
    const refused = stateAfter({ type: 'history-failed', problem: 'origin_not_allowed' })
    expect(refused).toMatchObject({ history: 'failed', problem: 'origin_not_allowed' })
    expect(reduce(refused, { type: 'history-asked' })).not.toHaveProperty('problem')
  })

  test('earlier messages come before, each once', () => {
    const told: Conversation = { ...conversation, messages: [row('shopper', 'm1')], has_more: true }
    const earlier: Conversation = { ...conversation, messages: [row('shopper', 'm0'), row('shopper', 'm1')] }
    const state = stateAfter(
      { type: 'history-told', conversation: told },
      { type: 'earlier-told', conversation: earlier },
    )
    expect(shown(state)).toEqual(['m0 sent', 'm1 sent'])
    expect(state.hasEarlier).toBe(false)
  })
})

test('what is left behind leaves nothing', () => {
  const steps: ChatEvent[] = [written('m1'), { type: 'closed' }, { type: 'rated', rating: { score: 5 } }]
  expect(stateAfter(...steps, { type: 'left' })).toEqual(ready)
})

test('what the log still tells of a turn that was asked for again changes nothing', () => {
  const told = (update: TurnEvent, id: number): ChatEvent => ({
    type: 'turn-told',
    answerKey: 'a',
    update,
    id,
  })
  const begun = (turn_id: string, id: number): ChatEvent => ({
    type: 'told',
    event: { type: 'turn-started', turn_id, message_id: 'm1' },
    id,
  })
  const stopped = stateAfter(
    written('m1'),
    { type: 'posting', key: 'm1', answerKey: 'a' },
    told({ type: 'turn-start', turn_id: 't1', message_id: 'm1' }, 1),
    told({ type: 'text-delta', text: 'Well' }, 2),
    told({ type: 'turn-end', outcome: 'stopped', confidence: 0, citations: [] }, 3),
    { type: 'asked-again', answerKey: 'a' },
  )
  const late = reduce(stopped, begun('t1', 1))
  expect(late.messages).toEqual(stopped.messages)
  const again = reduce(late, told({ type: 'turn-start', turn_id: 't2', message_id: 'm1' }, 1))
  expect(reduce(again, begun('t1', 2)).messages).toEqual(again.messages)
  expect(reduce(again, begun('t2', 3)).messages).toEqual(again.messages)
})
