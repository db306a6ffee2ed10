import type { OverviewRange } from '../../server/wire.ts'
import { overviewRanges, rangeNames } from '../overview-ranges.ts'

/** Chooses the period; real radio buttons, so that arrow keys work. */
export function RangeSwitch({
  chosen,
  onChoose,
}: {
  chosen: OverviewRange
  onChoose: (range: OverviewRange) => void
}) {
  return (
    <fieldset class="ranges">
      <legend class="unseen">Period</legend>
      {overviewRanges.map((range) => (
        <label key={range}>
          <input
            type="radio"
            name="range"
            value={range}
            checked={range === chosen}
            onChange={() => onChoose(range)}
          />
          <span>{rangeNames[range].short}</span>
        </label>
      ))}
    </fieldset>
  )
}
