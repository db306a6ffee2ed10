import type { ComponentChildren, TargetedInputEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** A labelled field with its hint and what is wrong with it, tied together for screen readers. */
export function Field({
  name,
  label,
  type,
  autoComplete,
  hint,
  fault,
  value,
  readOnly = false,
  focus = false,
  onInput,
}: {
  name: string
  label: string
  type: 'email' | 'password'
  autoComplete: string
  hint?: ComponentChildren
  fault?: string | undefined
  value: string
  readOnly?: boolean
  /** Whether it has the focus when it appears. */
  focus?: boolean
  onInput: (value: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (focus) input.current?.focus()
  }, [focus])
  useEffect(() => {
    if (fault) input.current?.focus()
  }, [fault])
  const described = [hint ? `${name}-hint` : '', fault ? `${name}-fault` : ''].filter(Boolean).join(' ')
  const shared = {
    ref: input,
    id: name,
    name,
    autoComplete,
    autoCapitalize: 'none',
    spellcheck: false,
    required: true,
    readOnly,
    maxLength: type === 'password' ? 256 : 254,
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
        ) : shown ? (
          <input {...shared} type="text" />
        ) : (
          <input {...shared} type="password" />
        )}
        {type === 'password' && (
          <button
            type="button"
            class="field-toggle"
            aria-pressed={shown}
            aria-controls={name}
            aria-label={shown ? 'Hide password' : 'Show password'}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}
