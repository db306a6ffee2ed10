/** Something is under way. */
export function Waiting({ label, more }: { label: string; more?: string | false }) {
  return (
    <p class="waiting">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>
        {label}
        {more && <span class="slow">{more}</span>}
      </span>
    </p>
  )
}
