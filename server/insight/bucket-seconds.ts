const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The widest span for each size of bucket: 60 to 96 buckets fill a chart. */
const sizes = [
  { upTo: HOUR, seconds: MINUTE },
  { upTo: DAY, seconds: 15 * MINUTE },
  { upTo: 7 * DAY, seconds: 2 * HOUR },
  { upTo: 30 * DAY, seconds: 8 * HOUR },
]

/** How long a bucket is in a chart that spans so many seconds. */
export function bucketSeconds(span: number): number {
  return sizes.find(({ upTo }) => span <= upTo)?.seconds ?? DAY
}
