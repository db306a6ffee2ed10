/** How the model is doing, as operators see it. */
export interface ModelState {
  /** `closed`: it is asked. `open`: it keeps failing and is left alone. `half-open`: one turn is trying it. */
  state: 'closed' | 'open' | 'half-open'
  /** Since when, Unix ms. */
  since: number
  /** The last time that it failed, however it is doing now. */
  last_fault: { reason: string; at: number } | null
}
