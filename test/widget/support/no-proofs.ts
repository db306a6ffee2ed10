import type { Dpop } from '../../../widget/dpop.ts'

/** A browser without keys. */
export const noProofs: Dpop = { prove: async () => undefined, heard() {}, giveUp: () => false }
