import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Field } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** One order's status for who has no account: its number, and what it was placed with. */
export function OrderForm() {
  const { store, strings } = useSignIn()
  const [number, setNumber] = useState('')
  const [by, setBy] = useState<'email' | 'postcode'>('email')
  const [value, setValue] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => store.order({ number, [by]: value }))
  const choice = (kind: typeof by, label: string) => (
    <label class="choice">
      <input
        type="radio"
        name="by"
        checked={by === kind}
        onChange={() => {
          setBy(kind)
          setValue('')
        }}
      />
      {label}
    </label>
  )
  return (
    <Step title={strings.orderTitle}>
      <p class="quiet">{strings.orderText}</p>
      <form onSubmit={onSubmit}>
        <Field
          name="order_number"
          label={strings.orderNumber}
          kind="text"
          value={number}
          fault={fields.order_number}
          focus
          onInput={setNumber}
        />
        <fieldset>
          <legend>{strings.orderBy}</legend>
          {choice('email', strings.byEmail)}
          {choice('postcode', strings.byPostcode)}
        </fieldset>
        <Field
          name={by}
          label={by === 'email' ? strings.email : strings.postcode}
          kind={by}
          value={value}
          fault={fields[by]}
          onInput={setValue}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.lookUp}
        </button>
      </form>
      <div class="ways">
        <button type="button" class="link" onClick={() => store.startOver()}>
          {strings.back}
        </button>
      </div>
    </Step>
  )
}
