import { useState } from 'preact/hooks'
import type { ShopperAccount } from '../../../server/wire/sign-in.ts'
import type { AuthenticatorOffer } from '../../../server/wire/staff-account.ts'
import { useSignIn } from '../context.ts'
import { AuthenticatorSetUp } from './authenticator-set-up.tsx'
import { Field } from './field.tsx'
import { useSubmit } from './use-submit.ts'

type Errand = 'replace' | 'remove' | 'renew'

/** The authenticator app's part of the account page. */
export function AccountAuthenticator({
  account,
  open,
  onOpen,
}: {
  account: ShopperAccount
  open: boolean
  onOpen: (open: boolean) => void
}) {
  const { store, strings } = useSignIn()
  const [errand, setErrand] = useState<Errand>('replace')
  const [offer, setOffer] = useState<AuthenticatorOffer | undefined>()
  const { second_factor: factor } = account
  const close = () => {
    setOffer(undefined)
    onOpen(false)
  }
  const { busy, run, general } = useSubmit(async () => {})
  const begin = () =>
    run(async () => {
      setOffer(await store.offerAuthenticator())
      onOpen(true)
    })
  const prove = async (code: string) => {
    if (errand === 'replace') return setOffer(await store.offerAuthenticator(code))
    await (errand === 'remove' ? store.removeAuthenticator(code) : store.renewRecoveryCodes(code))
    close()
  }
  const errandButton = (kind: Errand, label: string) => (
    <button
      type="button"
      class="button plain"
      onClick={() => {
        setErrand(kind)
        onOpen(true)
      }}
    >
      {label}
    </button>
  )

  return (
    <section class="part">
      <h2>{strings.factorSection}</h2>
      <p class="quiet">{factor ? strings.factorOn(factor.recovery_codes_left) : strings.factorOff}</p>
      <p class="fault" role="alert">
        {general}
      </p>
      {open && offer ? (
        <AuthenticatorSetUp offer={offer} onCancel={close} />
      ) : open && factor ? (
        <ProveAgain onProve={prove} onCancel={close} />
      ) : (
        <div class="row">
          {factor ? (
            <>
              {errandButton('renew', strings.renew)}
              {errandButton('replace', strings.replace)}
              {errandButton('remove', strings.remove)}
            </>
          ) : (
            <button type="button" class="button plain" disabled={busy} onClick={() => void begin()}>
              {strings.setUp}
            </button>
          )}
        </div>
      )}
    </section>
  )
}

/** Asks for a code once more, before the second factor is changed. */
function ProveAgain({
  onProve,
  onCancel,
}: {
  onProve: (code: string) => Promise<void>
  onCancel: () => void
}) {
  const { strings } = useSignIn()
  const [code, setCode] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => onProve(code))
  return (
    <form onSubmit={onSubmit}>
      <p>{strings.proveText}</p>
      <Field
        name="code"
        label={strings.eitherCode}
        kind="code"
        value={code}
        fault={fields.code}
        focus
        onInput={setCode}
      />
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.goOn}
        </button>
        <button type="button" class="button plain" onClick={onCancel}>
          {strings.cancel}
        </button>
      </div>
    </form>
  )
}
