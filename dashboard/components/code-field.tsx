import { useEffect, useRef } from 'preact/hooks'

const kinds = {
  /** The keys of a phone show digits, and it offers the code that it may know. */
  authenticator: {
    label: 'Code from your authenticator app',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
  },
  /** Where the app may be lost: a phone's keys must have letters too. */
  either: {
    label: 'Code from your app, or a recovery code',
    inputMode: 'text',
    autoComplete: 'one-time-code',
  },
  recovery: { label: 'Recovery code', inputMode: 'text', autoComplete: 'off' },
} as const

/** The field for a code of the second factor. Spaces do not matter: apps show and copy "123 456". */
export function CodeField({
  id = 'code',
  kind = 'authenticator',
  label = kinds[kind].label,
  value,
  hint,
  fault,
  focus = false,
  onInput,
}: {
  id?: string
  kind?: keyof typeof kinds
  label?: string
  value: string
  hint?: string | undefined
  fault?: string | undefined
  /** Whether it has the focus when it appears. */
  focus?: boolean
  onInput: (value: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) input.current?.focus()
  }, [focus, kind])
  useEffect(() => {
    // The wrong one is replaced by typing on.
    if (fault) input.current?.select()
  }, [fault])
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        class={`code ${kind}`}
        id={id}
        name="code"
        type="text"
        inputMode={kinds[kind].inputMode}
        autoComplete={kinds[kind].autoComplete}
        autoCapitalize="none"
        spellcheck={false}
        required
        maxLength={64}
        placeholder={kind === 'authenticator' ? '123 456' : ''}
        value={value}
        aria-invalid={fault !== undefined}
        {...(described ? { 'aria-describedby': described } : {})}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
