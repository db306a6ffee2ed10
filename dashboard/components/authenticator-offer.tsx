import type { AuthenticatorOffer as Offer } from '../../server/wire/staff-account.ts'
import { CopyButton } from './copy-button.tsx'
import { QrCode } from './qr-code.tsx'

/** A new secret in the three ways in which an app takes it: to scan, to tap on a phone, to type. */
export function AuthenticatorOffer({ offer }: { offer: Offer | undefined }) {
  if (!offer) return <div class="offer" aria-busy="true" />
  return (
    <div class="offer">
      <QrCode text={offer.uri} label="QR code for your authenticator app" />
      <a class="button plain on-phone" href={offer.uri}>
        Open in an authenticator app
      </a>
      <div class="offer-key">
        <p class="small quiet">Cannot scan it? Type this key into the app:</p>
        <p>
          <code>{offer.secret.replace(/.{4}(?=.)/g, '$& ')}</code>{' '}
          <CopyButton text={offer.secret} what="key" />
        </p>
      </div>
    </div>
  )
}
