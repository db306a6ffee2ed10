import { CopyButton } from './copy-button.tsx'

/** New recovery codes, to be copied or downloaded: nobody can show them again. */
export function RecoveryCodes({ codes, email }: { codes: string[]; email: string }) {
  const download = () => {
    const day = new Date().toISOString().slice(0, 10)
    const text = `VerdeMuse recovery codes of ${email}, made on ${day}. Each works once.\n\n${codes.join('\n')}\n`
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = url
    link.download = 'verdemuse-recovery-codes.txt'
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <p class="quiet">
        Each of these signs you in once, in place of a code, should you lose your phone. Keep them where you
        find them without it. They are shown only now.
      </p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="row">
        <CopyButton text={codes.join('\n')} what="recovery codes" />
        <button type="button" class="button plain" onClick={download}>
          Download
        </button>
      </div>
    </>
  )
}
