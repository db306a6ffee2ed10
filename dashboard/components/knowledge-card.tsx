import type { Knowledge } from '../../server/wire.ts'
import { formatClock, formatDay } from '../format.ts'

/** What the assistant knows now, and what is wrong in the files it was read from. */
export function KnowledgeCard({ knowledge }: { knowledge: Knowledge }) {
  const { documents, passages, embedded, problems, remote } = knowledge
  const updated = Date.parse(knowledge.updated_at) / 1000
  return (
    <section class="card knowledge" aria-labelledby="knowledge-title">
      <h2 id="knowledge-title">Knowledge base</h2>
      <p class="quiet">
        {documents} documents in {passages} passages, as of {formatDay(updated)}, {formatClock(updated)};{' '}
        {embedded} texts were new then. A changed file is live within two seconds.
      </p>
      <p class="quiet">{ranking(knowledge.embedder, remote)}</p>
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

/** Which embedder ranks what is found, and how far the other one has come. */
function ranking(own: string, remote: Knowledge['remote']): string {
  if (!remote) return `Found by ${own}.`
  const done = `${remote.embedded} of ${remote.texts} texts embedded`
  return remote.in_use
    ? `Ranked by ${remote.embedder}: ${done}.`
    : `Ranked by ${own}, until ${remote.embedder} is whole: ${done}.`
}
