import type { Ref } from 'preact'
import type { InspectedConversation, InspectedTurn } from '../../server/wire/staff-conversations.ts'
import { safeLink } from '../../widget/safe-link.ts'
import { answererNames, plural } from '../conversation-words.ts'
import { formatCount, formatDuration, formatMoney, formatShare, NOTHING } from '../format.ts'
import { EndingBadge } from './ending-badge.tsx'

/** How one turn came about: what was looked up, what was found, who wrote the answer, how long it took. */
export function TurnInspection({
  turn,
  place,
  links,
  heading,
}: {
  turn: InspectedTurn
  /** `Turn 2 of 3` */
  place: string
  links: InspectedConversation['links']
  heading: Ref<HTMLHeadingElement>
}) {
  return (
    <aside class="card inspection" aria-labelledby="inspection-title">
      <header>
        <h2 id="inspection-title" ref={heading} tabIndex={-1}>
          {place}
        </h2>
        <EndingBadge of={turn} />
      </header>
      <dl class="measures">
        <Measure name="First token" value={formatDuration(turn.time_to_first_token_ms)} />
        <Measure name="Whole answer" value={formatDuration(turn.response_time_ms)} />
        <Measure name="Retrieval" value={formatDuration(turn.retrieval_ms)} />
        {/* Small talk is not looked up: there is nothing to be sure of. */}
        {turn.outcome !== 'smalltalk' && <Measure name="Confidence" value={formatShare(turn.confidence)} />}
      </dl>
      <dl class="details">
        <Detail name="Answered by" value={answeredBy(turn)} />
        {turn.error !== null && <Detail name="Error" value={turn.error} />}
        {turn.fallback_reason !== null && (
          <Detail
            name={turn.answerer === 'local' ? 'Fallback because' : 'Note'}
            value={turn.fallback_reason}
          />
        )}
        {turn.query !== null && <Detail name="Looked up" value={`“${turn.query}”`} />}
        {turn.knowledge_version !== null && (
          <Detail name="Knowledge base" value={`Version ${turn.knowledge_version}`} />
        )}
        {turn.topic !== null && <Detail name="Topic" value={turn.topic} />}
        {turn.sentiment !== null && <Detail name="Message sounds" value={turn.sentiment} />}
        {turn.unsupported_claims > 0 && <Detail name="Taken out" value={takenOut(turn)} />}
        {turn.model_requests > 0 && (
          <Detail name="Requests to the model" value={formatCount(turn.model_requests)} />
        )}
        {turn.prompt_tokens + turn.completion_tokens > 0 && (
          <>
            <Detail
              name="Tokens"
              value={`${formatCount(turn.prompt_tokens)} in, ${formatCount(turn.completion_tokens)} out`}
            />
            {askedModel(turn) && <Detail name="Cost" value={formatMoney(turn.cost_micros)} />}
          </>
        )}
        {turn.helpful !== null && (
          <Detail
            name="Feedback"
            value={`Thumb ${turn.helpful ? 'up' : 'down'}${turn.reason ? `: “${turn.reason}”` : ''}`}
          />
        )}
      </dl>
      <Passages turn={turn} links={links} />
      <dl class="details ids">
        <Detail name="Turn" value={turn.turn_id} />
        <Detail name="Request" value={turn.request_id ?? NOTHING} />
      </dl>
    </aside>
  )
}

function Measure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Passages({ turn, links }: { turn: InspectedTurn; links: InspectedConversation['links'] }) {
  const highest = Math.max(...turn.passages.map(({ score }) => score), Number.EPSILON)
  return (
    <section class="passages">
      <h3>Passages offered</h3>
      {turn.passages.length === 0 ? (
        <p class="quiet small">None: nothing that was found counted as evidence, or nothing was looked up.</p>
      ) : (
        <ol>
          {turn.passages.map((passage) => (
            <li key={passage.n} class={passage.cited ? 'cited' : ''}>
              <p class="passage-title">
                <span class="passage-n">{passage.n}</span>
                <PassageTitle passage={passage} links={links} />
                {passage.cited && <span class="badge">Cited</span>}
                {passage.state && passage.state !== 'current' && (
                  <span class="badge outdated">{stateNames[passage.state]}</span>
                )}
              </p>
              <p class="passage-score">
                <meter min={0} max={1} value={Math.max(0, passage.score) / highest} aria-hidden="true" />
                <span>score {passage.score.toFixed(3)}</span>
              </p>
              {passage.snippet !== undefined && <p class="passage-snippet">{passage.snippet}</p>}
              <p class="passage-id">{passage.id}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const stateNames = { changed: 'Changed since then', removed: 'Removed since then' }

function PassageTitle({
  passage: { title, url, id },
  links: { hosts, origin },
}: {
  passage: InspectedTurn['passages'][number]
  links: InspectedConversation['links']
}) {
  const link = url === undefined ? undefined : safeLink(url, { hosts, pageOrigin: origin }, origin)
  if (!link) return <span>{title ?? id}</span>
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer">
      {title ?? id}
    </a>
  )
}

/** Also of records that are older than `model_requests`. */
function askedModel({ answerer, model_requests }: InspectedTurn): boolean {
  return answerer === 'mistral' || model_requests > 0
}

function takenOut({ unsupported_claims }: InspectedTurn): string {
  return `${plural(unsupported_claims, 'sentence')} that no source says`
}

function answeredBy({ answerer, model }: InspectedTurn): string {
  return model === null ? answererNames[answerer] : `${answererNames[answerer]}, ${model}`
}
