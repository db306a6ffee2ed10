import './shared.ts'
import type { ComponentChildren } from 'preact'
import { useCallback, useRef, useState } from 'preact/hooks'
import type { Source } from '../server/wire.ts'
import { type Answer, isUnderWay } from './chat-message.ts'
import { AnswerActions } from './components/answer-actions.tsx'
import { Announcer } from './components/announcer.tsx'
import { Late } from './components/late.tsx'
import { citedSources, Sources } from './components/sources.tsx'
import { Suggestions } from './components/suggestions.tsx'
import { productCards, service } from './late-parts.ts'
import { Markdown } from './markdown.tsx'
import css from './rich-answer.css'
import { useUi } from './ui-context.ts'

export interface RichAnswerProps {
  answer: Answer
  last: boolean
  /** What the answer is doing; stands between its text and what comes under it. */
  state: ComponentChildren
}

export { Announcer, css as style }

/**
 * An answer with all it can carry: Markdown with citations, products, sources, thumbs, suggestions. What stands below
 * the text comes when the text is whole, so that nothing is pushed down while someone looks at it.
 */
export function RichAnswer({ answer, last, state }: RichAnswerProps) {
  const { strings, links } = useUi()
  const { products, orders, actions, signIn } = answer
  const [openSource, setOpenSource] = useState<number | undefined>(undefined)
  const opener = useRef<Element | null>(null)
  const element = useRef<HTMLDivElement>(null)
  const toggleSource = useCallback((n: number) => {
    const root = element.current?.getRootNode()
    opener.current = root instanceof ShadowRoot ? root.activeElement : null
    setOpenSource((open) => (open === n ? undefined : n))
  }, [])
  const citeLabel = useCallback((source: Source) => strings.source(source.n, source.title), [strings])

  function closeSource() {
    setOpenSource(undefined)
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }

  const whole = !isUnderWay(answer)
  const done = answer.status === 'done'
  const cited = whole || openSource !== undefined ? citedSources(answer) : []
  return (
    <div class="rich" ref={element}>
      {answer.text !== '' && (
        <Markdown
          text={answer.text}
          final={whole}
          sources={answer.sources}
          links={links}
          onCite={toggleSource}
          citeLabel={citeLabel}
        />
      )}
      {state}
      {products.length > 0 && (
        <Late of={productCards} draw={({ ProductCards }) => whole && <ProductCards products={products} />} />
      )}
      {(orders.length > 0 || actions.length > 0 || signIn) && (
        <Late
          of={service}
          draw={({ ServiceCards }) => whole && <ServiceCards answer={answer} last={last} />}
        />
      )}
      {cited.length > 0 && (
        <Sources sources={cited} open={openSource} onToggle={toggleSource} onClose={closeSource} />
      )}
      {done && <AnswerActions answer={answer} />}
      {done && last && answer.suggestions.length > 0 && <Suggestions suggestions={answer.suggestions} />}
    </div>
  )
}
