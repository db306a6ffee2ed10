import type { Gaps } from '../../server/wire.ts'
import { formatShare } from '../format.ts'
import { plural } from '../kpis.ts'

/** What shoppers asked and the knowledge base does not answer, the largest gap first. */
export function GapsCard({ gaps }: { gaps: Gaps | undefined }) {
  return (
    <section class="card block" aria-labelledby="gaps-title">
      <h2 id="gaps-title">Gaps in the knowledge base</h2>
      <p class="quiet small">
        {gaps && gaps.looked_at < gaps.turns
          ? `Of ${plural(gaps.turns, 'question')} that stayed open, the newest ${gaps.looked_at} whose texts are still there, put together by meaning. `
          : 'Questions that stayed open, put together by meaning. '}
        Names, addresses and numbers are taken out.
      </p>
      {gaps === undefined && <p class="quiet">One moment…</p>}
      {gaps?.gaps.length === 0 && (
        <p class="quiet">
          {gaps.turns === 0 ? 'No question stayed open in this period.' : 'Their texts were removed.'}
        </p>
      )}
      <ol class="gaps">
        {gaps?.gaps.map(({ example, others, count, nearest, confidence, conversation_ids: ids }) => (
          <li key={example}>
            <span class="gap-count" title="how often it was asked">
              {count}×
            </span>
            <div>
              <p class="gap-example">{example}</p>
              <p class="quiet small">
                {nearest
                  ? `Nearest: ${nearest.title}${confidence === null ? '' : `, ${formatShare(confidence)} sure`}`
                  : 'Nothing comes near'}
                {ids.map((id, at) => (
                  <a key={id} href={`#/conversations/${encodeURIComponent(id)}`}>
                    {ids.length === 1 ? 'Conversation' : `Conversation ${at + 1}`}
                    <span class="unseen"> about: {example}</span>
                  </a>
                ))}
              </p>
              {others.length > 0 && (
                <details>
                  <summary>{plural(others.length, 'other wording')}</summary>
                  <ul>
                    {others.map((other) => (
                      <li key={other}>{other}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
