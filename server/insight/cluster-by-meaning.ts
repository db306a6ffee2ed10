import { breather } from '../../kb/breather.ts'

/** Some of the given vectors, by their places; `middle` is nearest to what they have in common. */
export interface Cluster {
  middle: number
  members: number[]
}

/** How near a vector must be to a cluster's middle to join it, as a cosine. */
const NEAR = 0.55

/**
 * Puts unit vectors together that point the same way: each joins the nearest cluster, or begins one; then once more,
 * when all clusters are known. Lets others have their turn meanwhile.
 * @returns largest first; vectors of nothing (all zero) stay alone
 */
export async function clusterByMeaning(vectors: readonly Float32Array[]): Promise<Cluster[]> {
  const breathe = breather()
  const sums: Float32Array[] = []
  for (const vector of vectors) {
    const near = nearest(sums, vector)
    if (near === undefined) sums.push(vector.slice())
    else addTo(sums[near], vector)
    await breathe()
  }
  const members = sums.map((): number[] => [])
  for (const [index, vector] of vectors.entries()) {
    const near = nearest(sums, vector)
    if (near === undefined) members.push([index])
    else members[near]?.push(index)
    await breathe()
  }
  return members
    .map((own, at) => ({ middle: middleOf(own, vectors, sums[at]), members: own }))
    .filter((cluster): cluster is Cluster => cluster.middle !== undefined)
    .sort((a, b) => b.members.length - a.members.length)
}

function nearest(sums: readonly Float32Array[], vector: Float32Array): number | undefined {
  let best: number | undefined
  let bestNearness = NEAR
  for (const [at, sum] of sums.entries()) {
    const nearness = cosine(sum, vector)
    if (nearness < bestNearness) continue
    best = at
    bestNearness = nearness
  }
  return best
}

function middleOf(
  members: readonly number[],
  vectors: readonly Float32Array[],
  sum: Float32Array | undefined,
): number | undefined {
  let [middle] = members
  let nearness = Number.NEGATIVE_INFINITY
  for (const member of sum ? members : []) {
    const vector = vectors[member]
    const own = sum && vector ? cosine(sum, vector) : 0
    if (own <= nearness) continue
    middle = member
    nearness = own
  }
  return middle
}

function cosine(a: Float32Array, b: Float32Array): number {
  let product = 0
  let [lengthA, lengthB] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x = 0, y = 0] = [a[i], b[i]]
    product += x * y
    lengthA += x * x
    lengthB += y * y
  }
  return lengthA === 0 || lengthB === 0 ? 0 : product / Math.sqrt(lengthA * lengthB)
}

function addTo(sum: Float32Array | undefined, vector: Float32Array): void {
  for (let i = 0; sum && i < vector.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0)
}
