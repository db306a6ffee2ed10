import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** New recovery codes: nobody can show them again. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { store, strings, shop } = useSignIn()
  const [copied, setCopied] = useState<'copy' | 'copied' | 'copyFailed'>('copy')
  const { busy, run, general } = useSubmit(store.goOn)
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    )
  const download = () => {
    const text = `${strings.codesFile(shop)}\n\n${codes.join('\n')}\n`
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = url
    link.download = 'recovery-codes.txt'
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Step title={strings.codesTitle}>
      <p class="quiet">{strings.codesText}</p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="row">
        <button type="button" class="button plain" onClick={() => void copy()}>
          <span aria-live="polite">{strings[copied]}</span>
        </button>
        <button type="button" class="button plain" onClick={download}>
          {strings.download}
        </button>
      </div>
      <p class="fault" role="alert">
        {general}
      </p>
      <button type="button" class="button" disabled={busy} onClick={() => void run(store.goOn)}>
        {strings.codesSaved}
      </button>
    </Step>
  )
}
