import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import type { AuthenticatorOffer } from '../../../server/wire/staff-account.ts'
import { useSignIn } from '../context.ts'
import { Field } from './field.tsx'
import { useSubmit } from './use-submit.ts'

/** A new secret, to scan, to tap on a phone, to type; and the first code that shows that the app has it. */
export function AuthenticatorSetUp({ offer, onCancel }: { offer: AuthenticatorOffer; onCancel: () => void }) {
  const { store, strings } = useSignIn()
  const [code, setCode] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => store.confirmAuthenticator(code))
  return (
    <form onSubmit={onSubmit}>
      <p>{strings.scanText}</p>
      <QrCode text={offer.uri} label={strings.qrLabel} />
      <a class="button plain on-phone" href={offer.uri}>
        {strings.openApp}
      </a>
      <p class="key small">
        {strings.keyText} <code>{offer.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
      </p>
      <Field
        name="code"
        label={strings.shownCode}
        kind="digits"
        value={code}
        fault={fields.code}
        onInput={setCode}
      />
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.confirm}
        </button>
        <button type="button" class="button plain" onClick={onCancel}>
          {strings.cancel}
        </button>
      </div>
    </form>
  )
}

/** Modules of white around the code, which readers need to find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** A QR code as an SVG path, dark on white in both colour schemes: readers may not know it inverted. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const modules = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={modules.join('')} fill="#000" />
    </svg>
  )
}
