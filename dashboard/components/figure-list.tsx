import { useEffect, useRef, useState } from 'preact/hooks'
import type { FigureConversations, FigurePart } from '../../server/wire.ts'
import { formatMoment } from '../format.ts'
import { type Kpi, plural } from '../kpis.ts'
import type { OverviewStore } from '../overview-store.ts'
import { StaffProblem } from '../staff-client.ts'

type Row = FigureConversations['conversations'][number]

const parts: Record<FigurePart, string> = { part: 'Counted', whole: 'All of the sample', open: 'Still open' }
const resolutions: Record<Row['resolution'], string> = {
  confirmed: 'Confirmed',
  assumed: 'Assumed',
  unresolved: 'Not resolved',
  open: 'Still open',
  'not involved': 'No answer',
}

/** The conversations behind a card, in a dialog over the page. */
export function FigureList({ kpi, store, onClose }: { kpi: Kpi; store: OverviewStore; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [part, setPart] = useState<FigurePart>(kpi.part ?? 'part')
  const { rows, next, fault, loadMore } = usePages(kpi, part, store)
  useEffect(() => dialog.current?.showModal(), [])

  return (
    <dialog class="list" ref={dialog} aria-labelledby="list-title" onClose={onClose}>
      <header>
        <h2 id="list-title">{kpi.name}</h2>
        <button type="button" class="button plain" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <fieldset class="ranges">
        <legend class="unseen">Which conversations</legend>
        {(Object.keys(parts) as FigurePart[])
          .filter((name) => name !== 'open' || kpi.open !== undefined)
          .map((name) => (
            <label key={name}>
              <input type="radio" name="part" checked={name === part} onChange={() => setPart(name)} />
              <span>{parts[name]}</span>
            </label>
          ))}
      </fieldset>
      <section class="list-rows" aria-label="Conversations">
        {fault && <p class="fault">{fault}</p>}
        {rows === undefined && !fault && <p class="quiet">One moment…</p>}
        {rows?.length === 0 && <p class="quiet">No conversation is counted here.</p>}
        <ul>
          {rows?.map((row) => (
            <li key={row.conversation_id}>
              <ConversationRow row={row} />
            </li>
          ))}
        </ul>
        {next !== null && rows !== undefined && (
          <button type="button" class="button plain" onClick={loadMore}>
            Show more
          </button>
        )}
      </section>
    </dialog>
  )
}

function ConversationRow({ row }: { row: Row }) {
  const { conversation_id: id, started_at, topic, resolution, turns, rating, count, has_text } = row
  const moment = formatMoment(Date.parse(started_at) / 1000)
  return (
    <>
      {has_text ? <a href={`#/conversations/${encodeURIComponent(id)}`}>{moment}</a> : <b>{moment}</b>}
      <span>{topic ?? 'No topic'}</span>
      <span class={`badge ${resolution.replace(' ', '-')}`}>{resolutions[resolution]}</span>
      <span class="quiet">
        {plural(turns, 'turn')}
        {count > 1 && ` · counts ${count} times`}
        {rating !== null && ` · rated ${rating}`}
        {!has_text && ' · text removed'}
      </span>
    </>
  )
}

/** The pages of a list so far; begins anew with another part. */
function usePages(kpi: Kpi, part: FigurePart, store: OverviewStore) {
  const [pages, setPages] = useState<FigureConversations[] | undefined>()
  const [fault, setFault] = useState<string | undefined>()
  const abort = useRef<AbortController | undefined>(undefined)

  const load = async (before: FigureConversations[]) => {
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    try {
      const page = await store.list(kpi.id, part, before.at(-1)?.next ?? undefined, mine.signal)
      if (mine.signal.aborted) return
      setPages([...before, page])
      setFault(undefined)
    } catch (error) {
      if (mine.signal.aborted) return
      setFault(error instanceof StaffProblem ? error.message : 'The list could not be loaded.')
    }
  }

  useEffect(() => {
    setPages(undefined)
    void load([])
    return () => abort.current?.abort()
  }, [kpi.id, part])

  return {
    rows: pages?.flatMap((page) => page.conversations),
    next: pages?.at(-1)?.next ?? null,
    fault,
    loadMore: () => void load(pages ?? []),
  }
}
