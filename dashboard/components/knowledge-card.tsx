import type { Knowledge } from '../../server/wire.ts'
import { formatClock, formatDay } from '../format.ts'

/** What the assistant knows now, and what is wrong in the files it was read from. */
export function KnowledgeCard({ knowledge }: { knowledge: Knowledge }) {
  const { documents, passages, embedded, problems } = knowledge
  const updated = Date.parse(knowledge.updated_at) / 1000
  return (
    <section class="card knowledge" aria-labelledby="knowledge-title">
      <h2 id="knowledge-title">Knowledge base</h2>
      <p class="quiet">
        {documents} documents in {passages} passages, as of {formatDay(updated)}, {formatClock(updated)};{' '}
        {embedded} texts were new then. A changed file is live within two seconds.
      </p>
      {problems.length > 0 && (
        <>
          <p class="fault">
            {problems.length === 1 ? 'One problem' : `${problems.length} problems`} in the files:
          </p>
          <ul>
            {problems.slice(0, 20).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
