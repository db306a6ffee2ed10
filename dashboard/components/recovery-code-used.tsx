import { Door } from './door.tsx'

/** After a sign-in with a recovery code: it is spent, and so many are left. */
export function RecoveryCodeUsed({ left, onGoOn }: { left: number; onGoOn: () => void }) {
  return (
    <Door title={`${left === 0 ? 'No' : left} recovery ${left === 1 ? 'code' : 'codes'} left`}>
      <p class="quiet">
        You are signed in, and the code that you used works no more. Make new codes, or set up a new
        authenticator app if the phone is lost, under “Account”.
      </p>
      <button type="button" class="button wide" onClick={onGoOn}>
        Go to the dashboard
      </button>
    </Door>
  )
}
