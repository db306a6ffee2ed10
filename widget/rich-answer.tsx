import type { ComponentChildren } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import type { Source } from '../server/wire.ts'
import { type Answer, isUnderWay } from './chat-message.ts'
import { AnswerActions } from './components/answer-actions.tsx'
import { ProductCards } from './components/product-cards.tsx'
import { citedSources, Sources } from './components/sources.tsx'
import { Suggestions } from './components/suggestions.tsx'
import type { lex } from './lexer.ts'
import { Markdown } from './markdown.tsx'
import css from './rich-answer.css'
import { useUi } from './ui-context.ts'

export interface RichAnswerProps {
  answer: Answer
  last: boolean
  lex: typeof lex
  /** What the answer is doing; stands between its text and what comes under it. */
  state: ComponentChildren
}

export { css as style }

/** An answer with all it can carry: Markdown with citations, products, sources, thumbs, suggestions. */
export function RichAnswer({ answer, last, lex, state }: RichAnswerProps) {
  const { strings, links } = useUi()
  const [openSource, setOpenSource] = useState<number | undefined>(undefined)
  const toggleSource = useCallback((n: number) => setOpenSource((open) => (open === n ? undefined : n)), [])
  const citeLabel = useCallback((source: Source) => strings.source(source.n, source.title), [strings])
  const done = answer.status === 'done'
  const cited = citedSources(answer)
  return (
    <>
      {answer.text !== '' && (
        <Markdown
          text={answer.text}
          lex={lex}
          final={!isUnderWay(answer)}
          sources={answer.sources}
          links={links}
          onCite={toggleSource}
          citeLabel={citeLabel}
        />
      )}
      {state}
      {answer.products.length > 0 && <ProductCards products={answer.products} />}
      {cited.length > 0 && <Sources sources={cited} open={openSource} onToggle={toggleSource} />}
      {done && <AnswerActions answer={answer} />}
      {done && last && answer.suggestions.length > 0 && <Suggestions suggestions={answer.suggestions} />}
    </>
  )
}
