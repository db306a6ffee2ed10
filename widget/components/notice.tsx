import { useUi } from '../ui-context.ts'

/** Says that this is an AI assistant (EU AI Act, article 50), with the shop's privacy page. */
export function Notice() {
  const { strings, settings, server } = useUi()
  const privacy = settings.privacy_url && new URL(settings.privacy_url, server).href
  return (
    <p class="notice">
      {strings.notice}
      {privacy && /^https?:/.test(privacy) && (
        <>
          {' '}
          <a href={privacy} target="_blank" rel="noopener">
            {strings.privacy}
          </a>
        </>
      )}
    </p>
  )
}
