import { useState } from 'preact/hooks'

const words = { ready: 'Copy', copied: 'Copied', failed: 'Copy by hand' } as const

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof words>('ready')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <>
      <button type="button" class="button plain" onClick={() => void copy()}>
        {words[state]}
        <span class="unseen"> {what}</span>
      </button>
      <span class="unseen" role="status">
        {state === 'copied' ? `The ${what} is on the clipboard.` : ''}
      </span>
    </>
  )
}
