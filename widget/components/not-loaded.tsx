import type { LatePart } from '../late-part.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** In place of what could not be fetched. */
export function NotLoaded({ part }: { part: Pick<LatePart<unknown>, 'load'> }) {
  const { strings } = useUi()
  return (
    <div class="ended">
      <p role="alert">{strings.extrasFailed}</p>
      <button type="button" class="retry" onClick={part.load}>
        <Icon name="retry" />
        {strings.retry}
      </button>
    </div>
  )
}
