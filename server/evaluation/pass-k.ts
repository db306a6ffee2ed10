/**
 * pass^k: how probable it is that k runs of a test all pass, estimated from n runs of which c passed, as
 * C(c, k) / C(n, k), and averaged over tests (Yao et al., τ-bench, 2024, section 4).
 * @param tests the runs of each test: passed or not; each has at least k
 * @returns 0 to 1; 1 where there are no tests
 */
export function passK(tests: readonly (readonly boolean[])[], k: number): number {
  if (tests.length === 0) return 1
  const shares = tests.map((runs) => choose(runs.filter(Boolean).length, k) / choose(runs.length, k))
  return shares.reduce((sum, share) => sum + share, 0) / tests.length
}

/** n! / (k! (n - k)!); 0 where k is greater than n. */
function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1)
  return ways
}
