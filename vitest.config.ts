import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

const usual = {
  setupFiles: ['test/support/each-file.ts'],
  // Nothing is timed by the clock, and the machine may be busy: these end only what hangs.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 300_000 } },
}

/** Files that put another module in a module's place; test/house/isolated.test.ts finds those. */
const isolated = 'test/**/*.isolated.test.ts'

export default defineConfig({
  test: {
    // Two cores: more workers than that only make timings flaky.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit and http',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', isolated],
          // A file finds loaded what the one before has loaded: half a second less for each.
          isolate: false,
          ...usual,
          setupFiles: [...usual.setupFiles, 'test/support/seeded.ts'],
        },
      },
      { test: { name: 'isolated', include: [isolated], ...usual } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          // The files of a worker share their modules, and so one Chromium.
          isolate: false,
          ...usual,
        },
      },
    ],
  },
})
