import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  test: {
    // Two cores: more workers than that only make timings flaky.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Generous limits: nothing is timed by the clock, and the machine may be busy.
    projects: [
      {
        test: {
          name: 'unit and http',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          // The files of a worker share their modules, and so one Chromium.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
