const MIN_LENGTH = 15

/** What a password needs, and how much of that is still to go. */
export function PasswordHint({ password, faulty }: { password: string; faulty: boolean }) {
  const missing = MIN_LENGTH - [...password].length
  return (
    <>
      At least {MIN_LENGTH} characters; a few unrelated words are easy to remember. Any characters will do.{' '}
      <span class={missing > 0 ? 'quiet' : 'good'}>
        {password === '' || faulty ? '' : missing > 0 ? `${missing} to go.` : '✓ Long enough.'}
      </span>
    </>
  )
}
