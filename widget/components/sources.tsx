import type { Source } from '../../server/wire.ts'
import type { Answer } from '../chat-message.ts'
import { citedNumbers } from '../split-citations.ts'
import { extras } from '../late-parts.ts'
import { answerEn } from '../locales/en-answer.ts'
import { Late } from './late.tsx'

/** The sources that the answer's text names, in the order of their numbers. */
export function citedSources({ text, sources }: Answer): Source[] {
  const cited = new Set(citedNumbers(text))
  return sources.filter((source) => cited.has(source.n)).sort((a, b) => a.n - b.n)
}

interface SourcesProps {
  sources: Source[]
  open: number | undefined
  onToggle(n: number): void
  onClose(): void
}

/** Chips of the cited sources; the open one shows what it says and where it stands. */
export function Sources({ sources, open, onToggle, onClose }: SourcesProps) {
  const shown = sources.find((source) => source.n === open)
  return (
    <div class="sources">
      <ul aria-label={answerEn.sources}>
        {sources.map((source) => (
          <li>
            <button
              type="button"
              class="chip"
              aria-expanded={source.n === open}
              onClick={() => onToggle(source.n)}
            >
              <span class="number">{source.n}</span> <span class="title">{source.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown && (
        <Late
          of={extras}
          draw={({ SourcePreview }) => <SourcePreview key={shown.n} source={shown} onClose={onClose} />}
        />
      )}
    </div>
  )
}
