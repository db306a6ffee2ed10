/** The mark and the name. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="8" class="brand-ground" />
        <path
          class="brand-leaf"
          d="M9 17.5c0-5 4-8.5 14-8.5 0 9.5-4 14-9 14-2 0-3.6-.9-4.3-2.2 2.7-4.2 5.8-6.6 9.3-8-4.3.9-7.6 3.2-9.9 6.700-.1-.6-.1-1.3-.1-2z"
        />
      </svg>
      VerdeMuse
    </span>
  )
}
