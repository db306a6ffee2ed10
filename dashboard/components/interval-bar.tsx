import { formatShare } from '../format.ts'

/** A share on a line from 0 to 100 %, with the band in which it lies with 95 % confidence. */
export function IntervalBar({ share, low, high }: { share: number; low: number; high: number }) {
  return (
    <>
      <svg class="interval" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="interval-line" x="0" y="3" width="100" height="2" rx="1" />
        <rect
          class="interval-band"
          x={low * 100}
          y="1"
          width={Math.max(1, (high - low) * 100)}
          height="6"
          rx="1"
        />
        <rect class="interval-share" x={Math.min(99, share * 100)} y="0" width="1.4" height="8" />
      </svg>
      <span class="interval-words" title="95 % confidence (Wilson)">
        <span class="unseen">with 95 % confidence between </span>
        {formatShare(low)} – {formatShare(high)}
      </span>
    </>
  )
}
