import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Action, actionStates } from '../../server/wire.ts'
import type { ActionCard } from '../../widget/action-card.ts'
import type { ChatEvent } from '../../widget/chat-event.ts'
import { reduce } from '../../widget/chat-machine.ts'
import { type ChatState, emptyChat } from '../../widget/chat-state.ts'

const proposed: Action = {
  action_id: 'a1',
  kind: 'cancel_pending_order',
  state: 'proposed',
  summary: 'Cancel order W1',
  details: { items: [], rows: [], confirm_label: 'Cancel it' },
  expires_at: '2026-01-01T10:00:00Z',
}
const receipt = { number: 'R1', at: '2026-01-01T09:00:00Z', text: 'Cancelled.', rows: [] }
const committed: Action = {
  ...proposed,
  state: 'committed',
  receipt: { ...receipt, undo_until: '2026-01-01T10:00:00Z' },
}

const stateOf = (events: ChatEvent[], state: ChatState = emptyChat) => events.reduce(reduce, state)
const told = (action: Action): ChatEvent => ({ type: 'action-told', action })
const asked = (verb: 'confirm' | 'decline' | 'undo'): ChatEvent => ({
  type: 'action-asked',
  actionId: 'a1',
  verb,
})
const refused = (problem: 'step_up_required' | 'offline'): ChatEvent => ({
  type: 'action-refused',
  actionId: 'a1',
  problem,
})
const signedIn: ChatEvent = { type: 'signed-in', shopper: 'Ada' }
const card = (events: ChatEvent[]) => stateOf(events).actions.a1

describe('an action', () => {
  test('is said once', () => {
    const once = stateOf([told(proposed), asked('confirm')])
    expect(once.actions.a1?.asked).toBe('confirm')
    expect(stateOf([asked('decline'), asked('confirm')], once)).toEqual(once)
  })

  test('is over once the server says so, and what comes late changes nothing', () => {
    const state = stateOf([told(proposed), asked('confirm'), told(committed)])
    expect(state.actions.a1).toEqual(committed)
    expect(stateOf([told(proposed), asked('confirm')], state)).toEqual(state)
  })

  test('can be taken back only where the receipt says so', () => {
    expect(card([told(committed), asked('undo')])?.asked).toBe('undo')
    expect(card([told({ ...committed, receipt }), asked('undo')])?.asked).toBeUndefined()
    expect(card([told({ ...committed, state: 'undone' }), told(committed)])?.state).toBe('undone')
  })

  test('that needs a fresh sign-in is said again by itself, once', () => {
    const waiting = stateOf([told(proposed), asked('confirm'), refused('step_up_required')])
    expect(waiting.actions.a1).toMatchObject({ afterSignIn: 'confirm', trouble: 'step_up_required' })
    const again = stateOf([signedIn], waiting)
    expect(again.actions.a1).toMatchObject({ asked: 'confirm' })
    expect(again.actions.a1?.trouble).toBeUndefined()
    const still = stateOf([refused('step_up_required'), signedIn], again)
    expect(still.actions.a1?.asked).toBeUndefined()
    expect(still.actions.a1?.trouble).toBe('step_up_required')
  })

  test('that met no server can be said again', () => {
    const failed = stateOf([told(proposed), asked('confirm'), refused('offline')])
    expect(failed.actions.a1).toMatchObject({ trouble: 'offline', state: 'proposed' })
    expect(stateOf([asked('decline')], failed).actions.a1).toMatchObject({ asked: 'decline' })
  })

  test('of a turn is there once, as it stands now', () => {
    const { state: _, ...offer } = proposed
    const turn: ChatEvent[] = [
      { type: 'history-told' },
      { type: 'written', key: 'q', text: 'Cancel W1' },
      { type: 'posting', key: 'q', answerKey: 'x' },
    ]
    const update = { type: 'action-proposed', ...offer } as const
    const state = stateOf([
      ...turn,
      { type: 'turn-told', answerKey: 'x', update: { type: 'turn-start', turn_id: 't', message_id: 'q' } },
      { type: 'turn-told', answerKey: 'x', update },
      told(committed),
      { type: 'turn-told', answerKey: 'x', update },
    ])
    expect(state.messages.at(-1)).toMatchObject({ kind: 'answer', actions: ['a1'] })
    expect(state.actions.a1?.state).toBe('committed')
  })
})

test('whatever happens, an action goes only forward and is said only where it can be', () => {
  const event = fc.oneof(
    fc.constantFrom(...actionStates).map((state) => told({ ...committed, state })),
    fc.constantFrom('confirm' as const, 'decline' as const, 'undo' as const).map(asked),
    fc.constantFrom('step_up_required' as const, 'offline' as const).map(refused),
    fc.constant(signedIn),
  )
  const rank = { proposed: 0, declined: 1, expired: 1, failed: 1, committed: 1, undone: 2 }
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = emptyChat
      for (const one of events) {
        const before: ActionCard | undefined = state.actions.a1
        state = reduce(state, one)
        const now = state.actions.a1
        if (!now) continue
        if (before) expect(rank[now.state]).toBeGreaterThanOrEqual(rank[before.state])
        if (now.asked === 'undo') expect(now.state).toBe('committed')
        else if (now.asked) expect(now.state).toBe('proposed')
      }
    }),
  )
})

describe('signing in and out', () => {
  const needing: ChatEvent[] = [
    { type: 'history-told' },
    { type: 'written', key: 'q', text: 'Where is my order?' },
    { type: 'posting', key: 'q', answerKey: 'x' },
    { type: 'turn-told', answerKey: 'x', update: { type: 'turn-start', turn_id: 't', message_id: 'q' } },
    { type: 'turn-told', answerKey: 'x', update: { type: 'sign-in-required', reason: 'order' } },
    {
      type: 'turn-told',
      answerKey: 'x',
      update: { type: 'turn-end', outcome: 'needs-sign-in', confidence: 1, citations: [] },
    },
  ]

  test('a question that needed it goes on', () => {
    const state = stateOf(needing)
    expect(state.messages.at(-1)).toMatchObject({ signIn: 'order', status: 'done' })
    expect(stateOf([signedIn], state).messages.at(-1)).toMatchObject({ status: 'waiting', retryOf: 't' })
  })

  test('leaves nothing of whoever was here, and no late word brings it back', () => {
    const state = stateOf([...needing, told(committed), signedIn, { type: 'signed-out', era: 5 }])
    expect(state).toEqual({ ...emptyChat, era: 5, history: 'ready' })
    expect(stateOf([{ type: 'signed-out', era: 4, ended: true }], state)).toEqual(state)
    expect(
      stateOf([{ type: 'turn-told', answerKey: 'x', update: { type: 'text-delta', text: 'secret' } }], state),
    ).toEqual(state)
  })

  test('that it ended by itself is said until something is written', () => {
    const state = stateOf([{ type: 'signed-out', era: 1, ended: true }])
    expect(state.sessionEnded).toBe(true)
    expect(stateOf([{ type: 'written', key: 'k', text: 'Hi' }], state).sessionEnded).toBeUndefined()
  })
})
