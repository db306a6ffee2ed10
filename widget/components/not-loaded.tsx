import { loadExtras } from '../load-extras.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** In place of what could not be fetched. */
export function NotLoaded() {
  const { strings } = useUi()
  return (
    <div class="ended">
      <p role="alert">{strings.extrasFailed}</p>
      <button type="button" class="retry" onClick={loadExtras}>
        <Icon name="retry" />
        {strings.retry}
      </button>
    </div>
  )
}
