import { writeFileSync } from 'node:fs'
import type { KnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import { readCases } from '../../kb/read-cases.ts'
import { reasonOf } from '../../kb/sources.ts'
import type { ConfiguredAnswerer } from '../answer/configured-answerer.ts'
import { type PastConversation, pastConversationSchema } from '../evaluation/past-conversation.ts'
import { readPastConversations } from '../evaluation/read-past-conversations.ts'
import { type ReplayedTurn, replayConversations } from '../evaluation/replay-conversations.ts'
import { createShop } from '../shop/create-shop.ts'
import type { Database } from '../store/database.ts'
import { UsageError } from './usage-error.ts'

const LIMIT = 1000

interface Window {
  since?: string | undefined
  limit?: string | undefined
  database: () => Database
}

/** `replay`: answers past turns again, and shows the answers that are another now. Nothing is written anywhere. */
export async function replay({
  file,
  demo,
  knowledge,
  answerer,
  json,
  print,
  ...window
}: Window & {
  /** What `replay export` has written; the database's own conversations when not given. */
  file: string | undefined
  demo: boolean
  knowledge: () => Promise<KnowledgeBase>
  answerer: () => ConfiguredAnswerer
  json: boolean
  print: (text: string) => void
}): Promise<void> {
  const conversations =
    file === undefined ? await pastConversations(window) : readCases(file, pastConversationSchema)
  const kb = await knowledge()
  const snapshot = snapshotOf(kb, { readings: demo })
  const { answerer: answers, model } = answerer()
  const parts = {
    knowledge: kb,
    passage: kb.passage,
    shop: createShop(() => snapshot, { demo }),
    answerer: answers,
    model,
  }
  const turns: ReplayedTurn[] = []
  for await (const turn of replayConversations(conversations, parts)) {
    turns.push(turn)
    if (!json && turn.changed.length > 0) print(asText(turn))
  }
  const counts = countsOf(turns)
  if (json) {
    const changed = turns.filter((turn) => turn.changed.length > 0)
    print(JSON.stringify({ knowledge_version: kb.stats().version, ...counts, turns: changed }, null, 2))
  } else print(summaryOf(counts))
}

/** `replay export FILE`: the past conversations as a file of their own, one a line, to be replayed elsewhere. */
export async function replayExport({
  file,
  force,
  print,
  ...window
}: Window & { file: string | undefined; force: boolean; print: (text: string) => void }): Promise<void> {
  if (file === undefined) throw new UsageError('Say where to: replay export FILE.jsonl')
  const conversations = await pastConversations(window)
  try {
    writeFileSync(file, conversations.map((conversation) => `${JSON.stringify(conversation)}\n`).join(''), {
      mode: 0o600,
      flag: force ? 'w' : 'wx',
    })
  } catch (error) {
    const reason = reasonOf(error)
    throw new Error(
      reason === 'EEXIST' ? `${file} is there already; --force replaces it.` : `${file}: ${reason}`,
    )
  }
  const turns = conversations.reduce((sum, conversation) => sum + conversation.turns.length, 0)
  print(`${file}: ${turns} turns of ${conversations.length} conversations.`)
  print('It holds what shoppers wrote, as it is stored: keep it as you keep the database.')
}

async function pastConversations({ since, limit, database }: Window): Promise<PastConversation[]> {
  const from = since === undefined ? 0 : Date.parse(since)
  if (Number.isNaN(from))
    throw new UsageError(
      `--since ${since}: expected a day or a time, such as 2026-11-01 or 2026-11-01T09:00Z.`,
    )
  const most = limit === undefined ? LIMIT : Number(limit)
  if (!Number.isInteger(most) || most < 1)
    throw new UsageError(`--limit ${limit}: expected a whole number of at least 1.`)
  const open = database()
  try {
    return await readPastConversations(open, { since: from, limit: most })
  } finally {
    open.close()
  }
}

function countsOf(turns: readonly ReplayedTurn[]) {
  const count = (holds: (turn: ReplayedTurn) => boolean) => turns.filter(holds).length
  return {
    replayed: turns.length,
    same: count(({ changed }) => changed.length === 0),
    changed: count(({ changed }) => changed.length > 0),
    changed_text: count(({ changed }) => changed.includes('text')),
    changed_outcome: count(({ changed }) => changed.includes('outcome')),
    changed_sources: count(({ changed }) => changed.includes('sources')),
    other_answerer: count(({ before, after }) => before.answerer !== after.answerer),
    stale: count(({ then_cited }) =>
      then_cited.some(({ state }) => state === 'changed' || state === 'removed'),
    ),
  }
}

function summaryOf(counts: ReturnType<typeof countsOf>): string {
  const { replayed, same, changed, changed_text, changed_outcome, changed_sources, other_answerer, stale } =
    counts
  const parts = `${changed_text} in the text, ${changed_outcome} in the outcome, ${changed_sources} in the sources`
  return [
    `${replayed} turns answered again: ${same} as before, ${changed} otherwise (${parts}).`,
    ...(stale > 0 ? [`${stale} had cited what has changed since.`] : []),
    ...(other_answerer > 0 ? [`${other_answerer} were written by another answerer then.`] : []),
  ].join('\n')
}

function asText({
  conversation_id,
  turn_id,
  at,
  asked,
  before,
  after,
  changed,
  then_cited,
}: ReplayedTurn): string {
  const cited = then_cited.map(({ id, state }) =>
    state === undefined || state === 'current' ? id : `${id} (${state} since)`,
  )
  return [
    `${at}  ${conversation_id}  ${turn_id}  ${changed.join(', ')}`,
    ...block('shopper: ', asked),
    ...block('before:  ', before.text),
    ...block('now:     ', after.text),
    ...(before.outcome === after.outcome ? [] : [`    outcome:  ${before.outcome} → ${after.outcome}`]),
    `    sources:  ${cited.join(', ') || 'none'} → ${after.sources.join(', ') || 'none'}`,
    '',
  ].join('\n')
}

function block(who: string, text: string): string[] {
  return text.split('\n').map((line, index) => `    ${index === 0 ? who : ' '.repeat(who.length)} ${line}`)
}
