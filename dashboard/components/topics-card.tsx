import type { Overview } from '../../server/wire.ts'
import { formatCount, formatShare } from '../format.ts'

/** The rest are asked so rarely that their shares say nothing. */
const SHOWN = 15

/** What questions were about, and how they ended, as a table. */
export function TopicsCard({ topics }: { topics: Overview['cohort']['topics'] }) {
  const most = Math.max(1, ...topics.map(({ questions }) => questions))
  return (
    <section class="card block" aria-labelledby="topics-title">
      <h2 id="topics-title">Topics of questions</h2>
      <p class="quiet small">
        By what an answer cited first; a question that stayed open counts to what was nearest. Resolved: of
        conversations whose 24 hours are over.
      </p>
      {topics.length === 0 ? (
        <p class="quiet">No question had a topic in this period.</p>
      ) : (
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Topic</th>
                <th scope="col">Questions</th>
                <th scope="col">Resolved</th>
                <th scope="col">Unsure</th>
              </tr>
            </thead>
            <tbody>
              {topics.slice(0, SHOWN).map(({ topic, questions, unsure, closed, resolved }) => (
                <tr key={topic}>
                  <th scope="row">
                    {topic}
                    <svg class="topic-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
                      <rect width={(questions / most) * 100} height="3" rx="1" />
                    </svg>
                  </th>
                  <td>{formatCount(questions)}</td>
                  <td>
                    {formatShare(closed === 0 ? null : resolved / closed)}
                    {closed > 0 && <small> of {formatCount(closed)}</small>}
                  </td>
                  <td>{formatShare(unsure / questions)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
