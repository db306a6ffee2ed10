import fc from 'fast-check'

const { SEED = '20' } = process.env

/**
 * Properties are checked with the same values each time, so that a run says something of the change before it and
 * nothing of chance. `SEED=random npm test -- test/kb` looks for others.
 */
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) })
