const base = {
  close: ['M6 6l12 12', 'M18 6 6 18'],
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  send: ['M12 19V5', 'm6 11 6-6 6 6'],
  next: ['m9 6 6 6-6 6'],
  retry: ['M4 12a8 8 0 1 1 2.6 5.9', 'M4 19.5V14h5.5'],
  leaf: ['M6 19c-1.2-8.5 3.5-14 13.5-14C19.8 14.5 15 19.5 6 19Z', 'M6 19c1.5-3.5 4-6.5 7-8.5'],
  alert: ['M12 8v5', 'M12 16.5v.01', 'M12 3.5 2.8 19.5h18.4L12 3.5Z'],
  more: ['M5 12h.01', 'M12 12h.01', 'M19 12h.01'],
} as const

interface IconProps {
  name?: keyof typeof base
  /** Of a picture that is not among those of the first chunk. */
  paths?: readonly string[]
  class?: string
}

/** A line picture; decorative, the name stands on the control around it. */
export function Icon({ name = 'leaf', paths = base[name], class: more = '' }: IconProps) {
  return (
    <svg class={`icon ${more}`} viewBox="0 0 24 24" aria-hidden="true">
      {paths.map((d) => (
        <path d={d} />
      ))}
    </svg>
  )
}
