import { useEffect, useRef } from 'preact/hooks'

const kinds = {
  /** The keys of a phone show digits, and it offers the code that it may know. */
  authenticator: {
    label: 'Code from your authenticator app',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
  },
  recovery: { label: 'Recovery code', inputMode: 'text', autoComplete: 'off' },
} as const

/** The field for a code of the second factor. Spaces do not matter: apps show and copy "123 456". */
export function CodeField({
  kind = 'authenticator',
  label = kinds[kind].label,
  value,
  hint,
  fault,
  focus = false,
  onInput,
}: {
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
  const described = [hint ? 'code-hint' : '', fault ? 'code-fault' : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for="code">{label}</label>
      <input
        ref={input}
        class={`code ${kind}`}
        id="code"
        name="code"
        type="text"
        inputMode={kinds[kind].inputMode}
        autoComplete={kinds[kind].autoComplete}
        autoCapitalize="none"
        spellcheck={false}
        required
        maxLength={64}
        placeholder={kind === 'recovery' ? 'xxxx-xxxx-xxxx-xxxx' : '123 456'}
        value={value}
        aria-invalid={fault !== undefined}
        {...(described ? { 'aria-describedby': described } : {})}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <p class="hint" id="code-hint">
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id="code-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
