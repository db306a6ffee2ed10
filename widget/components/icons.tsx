const paths = {
  close: ['M6 6l12 12', 'M18 6 6 18'],
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  send: ['M12 19V5', 'm6 11 6-6 6 6'],
  arrow: ['m9 6 6 6-6 6'],
  outward: ['M7 17 17 7', 'M9 7h8v8'],
  retry: ['M4 12a8 8 0 1 1 2.6 5.9', 'M4 19.5V14h5.5'],
  up: [
    'M7 11v9H4.5A1.5 1.5 0 0 1 3 18.5v-6A1.5 1.5 0 0 1 4.5 11H7Z',
    'M7 11l4-7.5c1.5 0 2.6 1.2 2.4 2.7L13 9.5h5.3a2 2 0 0 1 2 2.4l-1.2 6.3a2.2 2.2 0 0 1-2.2 1.8H7',
  ],
  copy: [
    'M9 9h9.5A1.5 1.5 0 0 1 20 10.5V19a1.5 1.5 0 0 1-1.5 1.5H10A1.5 1.5 0 0 1 8.5 19V9',
    'M15.5 9V5A1.5 1.5 0 0 0 14 3.5H5.5A1.5 1.5 0 0 0 4 5v8.5A1.5 1.5 0 0 0 5.5 15h3',
  ],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  leaf: ['M6 19c-1.2-8.5 3.5-14 13.5-14C19.8 14.5 15 19.5 6 19Z', 'M6 19c1.5-3.5 4-6.5 7-8.5'],
  book: [
    'M5 4.5h10.5A2.5 2.5 0 0 1 18 7v12.5H7.5A2.5 2.5 0 0 1 5 17V4.5Z',
    'M5 17a2.5 2.5 0 0 1 2.5-2.5H18',
    'M8.5 8h6',
  ],
  alert: ['M12 8v5', 'M12 16.5v.01', 'M12 3.5 2.8 19.5h18.4L12 3.5Z'],
} as const

/** A line picture; decorative, the name stands on the control around it. */
export function Icon({ name, flip = false }: { name: keyof typeof paths; flip?: boolean }) {
  return (
    <svg class={flip ? 'icon flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      {paths[name].map((d) => (
        <path d={d} />
      ))}
    </svg>
  )
}
