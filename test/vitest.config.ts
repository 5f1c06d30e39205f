import { defineConfig } from 'vitest/config'

/** The files of a worker share their modules: loading the server takes longer than most files do. */
const shared = { isolate: false }

/** What a test waits for has as long as a busy machine needs for it; left alone it would have a single second. */
const patient = { poll: { timeout: 20_000, interval: 50 } }

/**
 * One project per kind of test, so that a part whose prerequisite is missing can be left out by name.
 * Two workers: more would starve the browsers and databases that some of them drive.
 */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['interview/**/*.test.ts', 'client/**/*.test.{ts,tsx}', 'server/model/**/*.test.ts'],
          testTimeout: 60_000,
          expect: patient,
        },
      },
      {
        test: {
          name: 'laws',
          include: ['laws/**/*.test.ts'],
          globalSetup: ['support/servers/global-build.ts'],
          testTimeout: 120_000,
          expect: patient,
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['log/**/*.test.ts', 'server/**/*.test.ts'],
          exclude: ['server/model/**'],
          globalSetup: ['support/servers/global-databases.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
      {
        test: {
          ...shared,
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          globalSetup: ['support/servers/global-databases.ts', 'support/servers/global-build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
      { test: { ...shared, name: 'docs', include: ['docs/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['support/servers/global-databases.ts', 'support/servers/global-build.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
    ],
  },
})
