import { passageHash } from '../../kb/passage-hash.ts'
import type { Passage } from '../../kb/passage.ts'
import type { TurnParts } from '../chat/answer-turn.ts'
import type { EarlierMessage } from '../chat/turn-input.ts'
import type { Outcome } from '../wire.ts'
import type { PassageState } from '../wire/staff-conversations.ts'
import { askTurn } from './ask-turn.ts'
import type { PastConversation, PastTurn } from './past-conversation.ts'

/** One side of a comparison. */
interface Answered {
  text: string
  outcome: Outcome
  answerer: 'local' | 'mistral'
  /** The passages that are cited, in the order in which they are. */
  sources: string[]
}

/** A past turn beside the same turn as it would be answered now. */
export interface ReplayedTurn {
  conversation_id: string
  turn_id: string
  at: string
  asked: string
  before: Answered
  after: Answered
  /** In what the answers differ; nothing where they are the same. */
  changed: ('text' | 'outcome' | 'sources')[]
  /** The passages that were cited, as they stand now; absent where their version was not kept. */
  then_cited: { id: string; state?: PassageState }[]
}

/** Messages of the conversation that a turn is told about. */
const HISTORY_MESSAGES = 12

/**
 * Has past turns again, each after what was really said before it, not after what would be answered now: so a change
 * is the turn's own.
 * @param parts `passage` finds a passage of the knowledge base that the turns are answered from
 */
export async function* replayConversations(
  conversations: readonly PastConversation[],
  { passage, ...parts }: Omit<TurnParts, 'now'> & { passage: (id: string) => Passage | undefined },
): AsyncGenerator<ReplayedTurn> {
  for (const conversation of conversations) {
    for (const turn of conversation.turns) {
      const own = new Set(turn.message_ids)
      const asked = conversation.messages.filter(({ message_id }) => own.has(message_id))
      const answer = conversation.messages.find(
        ({ role, turn_id }) => role === 'assistant' && turn_id === turn.turn_id,
      )
      if (asked.length === 0 || !answer) continue
      const question = asked.map(({ text }) => text).join('\n')
      const { text, outcome, cited, trace } = await askTurn(
        {
          question,
          history: historyOf(conversation, turn.turn_id, own),
          page: turn.page_product_id === null ? undefined : { url: '', productId: turn.page_product_id },
          locale: turn.locale ?? undefined,
          signal: new AbortController().signal,
          seed: turn.turn_id,
        },
        { ...parts, now: () => Date.parse(turn.at) },
      )
      const before = {
        text: answer.text,
        outcome: turn.outcome,
        answerer: turn.answerer,
        sources: turn.sources.map(({ id }) => id),
      }
      const after = { text, outcome, answerer: trace.answerer, sources: cited.map(({ id }) => id) }
      yield {
        conversation_id: conversation.conversation_id,
        turn_id: turn.turn_id,
        at: turn.at,
        asked: question,
        before,
        after,
        changed: differences(before, after),
        then_cited: turn.sources.map((source) => stateOf(source, passage)),
      }
    }
  }
}

/** What was said before a turn: also an answer that came while its messages waited, but none to later messages. */
function historyOf(
  { messages }: PastConversation,
  turnId: string,
  own: ReadonlySet<string>,
): EarlierMessage[] {
  const last = messages.findLastIndex(({ message_id }) => own.has(message_id))
  const later = new Set(
    messages.slice(last + 1).flatMap(({ role, turn_id }) => (role === 'shopper' && turn_id ? [turn_id] : [])),
  )
  return messages
    .filter(({ message_id, role, text, turn_id }, index) => {
      if (own.has(message_id) || role === 'system' || text === '' || turn_id === turnId) return false
      if (turn_id !== null && later.has(turn_id)) return false
      return index < last || (role === 'assistant' && turn_id !== null)
    })
    .slice(-HISTORY_MESSAGES)
    .map(({ role, text, product_ids }) => ({
      role: role === 'shopper' ? 'shopper' : 'assistant',
      text,
      productIds: product_ids,
    }))
}

function differences(before: Answered, after: Answered): ReplayedTurn['changed'] {
  const changed: ReplayedTurn['changed'] = []
  if (before.text !== after.text) changed.push('text')
  if (before.outcome !== after.outcome) changed.push('outcome')
  const cites = ({ sources }: Answered) => [...new Set(sources)].sort().join('\n')
  if (cites(before) !== cites(after)) changed.push('sources')
  return changed
}

function stateOf(
  { id, hash }: PastTurn['sources'][number],
  passage: (id: string) => Passage | undefined,
): ReplayedTurn['then_cited'][number] {
  const now = passage(id)
  if (!now) return { id, state: 'removed' }
  if (hash === undefined) return { id }
  return { id, state: passageHash(now) === hash ? 'current' : 'changed' }
}
