import { defineConfig } from 'vitest/config'

/** Files of a worker share modules, because loading the server takes longer than most files run. */
const shared = { isolate: false }

/** Default poll timeout of 1 s is too short on a busy machine. */
const patient = { poll: { timeout: 20_000, interval: 50 } }

/**
 * One project per kind of test, so that kinds with missing prerequisites can be skipped by name. Two workers: more
 * would starve the browsers and databases of some tests.
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
          name: 'components',
          include: ['components/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['support/page/jsdom-setup.ts'],
          testTimeout: 60_000,
          expect: patient,
        },
      },
      {
        test: {
          name: 'laws',
          include: ['laws/**/*.test.ts'],
          globalSetup: ['support/servers/global-databases.ts', 'support/servers/global-build.ts'],
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
          globalSetup: ['support/servers/global-databases.ts', 'support/servers/global-build.ts'],
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
      {
        test: {
          ...shared,
          name: 'hostile',
          include: ['hostile/**/*.test.ts'],
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
          // Two files at once take each other's processor, and then time out.
          fileParallelism: false,
        },
      },
    ],
  },
})
