import type { TargetedInputEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'

const kinds = {
  email: { type: 'email', inputMode: 'email', autoComplete: 'username', maxLength: 254 },
  password: { type: 'password', inputMode: 'text', autoComplete: 'current-password', maxLength: 256 },
  'new-password': { type: 'password', inputMode: 'text', autoComplete: 'new-password', maxLength: 256 },
  /** The keys of a phone show digits, and it offers the code that has just come. */
  digits: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 },
  code: { type: 'text', inputMode: 'text', autoComplete: 'off', maxLength: 64 },
  text: { type: 'text', inputMode: 'text', autoComplete: 'off', maxLength: 64 },
  postcode: { type: 'text', inputMode: 'text', autoComplete: 'postal-code', maxLength: 20 },
} as const

/** A labelled field with its hint and what is wrong with it, tied together for screen readers. */
export function Field({
  name,
  label,
  kind,
  hint,
  fault,
  value,
  focus = false,
  onInput,
}: {
  name: string
  label: string
  kind: keyof typeof kinds
  hint?: string | undefined
  fault?: string | undefined
  value: string
  /** Whether it has the focus when it appears. */
  focus?: boolean
  onInput: (value: string) => void
}) {
  const { strings } = useSignIn()
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (focus) input.current?.focus()
  }, [focus, kind])
  useEffect(() => {
    // The wrong one is replaced by typing on.
    if (fault) input.current?.select()
  }, [fault])
  const { type, ...attributes } = kinds[kind]
  const secret = type === 'password'
  const described = [hint ? `${name}-hint` : '', fault ? `${name}-fault` : ''].filter(Boolean).join(' ')
  const shared = {
    ...attributes,
    ref: input,
    class: kind,
    id: name,
    name,
    autoCapitalize: 'none',
    spellcheck: false,
    required: true,
    value,
    'aria-invalid': fault !== undefined,
    ...(described ? { 'aria-describedby': described } : {}),
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  } as const
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="field-box">
        {type === 'email' ? (
          <input {...shared} type="email" />
        ) : secret && !shown ? (
          <input {...shared} type="password" />
        ) : (
          <input {...shared} type="text" />
        )}
        {secret && (
          <button
            type="button"
            class="field-toggle"
            aria-pressed={shown}
            aria-controls={name}
            aria-label={shown ? strings.hidePassword : strings.showPassword}
            onClick={() => setShown(!shown)}
          >
            {shown ? strings.hide : strings.show}
          </button>
        )}
      </div>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${name}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

/** For password managers: whose password or code the form beside it takes. */
export function UsernameField({ email }: { email: string }) {
  return (
    <input
      class="unseen"
      type="text"
      name="username"
      autoComplete="username"
      value={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}
