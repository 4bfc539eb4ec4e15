import { defineConfig } from 'vitest/config';

/** Source, not `dist`: tests and worker threads run the TypeScript as written (Node strips the types). */
const SOURCE_CONDITION = 'gander-source';

const SDK_TESTS = 'packages/sdk/src/**/*.test.ts';

function project(
  name: string,
  include: string[],
  { testTimeout = 5_000, exclude = [] as string[], isolate = true } = {},
) {
  return {
    // Without `module`: Node does not know it, and packages that name it ship files Node cannot load (OpenTelemetry 1.x, AWS).
    resolve: { conditions: [SOURCE_CONDITION, 'node', 'import', 'default'] },
    ssr: { resolve: { conditions: [SOURCE_CONDITION, 'node', 'import', 'default'] } },
    test: {
      name,
      include,
      exclude,
      isolate,
      testTimeout,
      hookTimeout: testTimeout,
      pool: 'forks' as const,
      execArgv: [`--conditions=${SOURCE_CONDITION}`],
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      // One process for many files: loading the code anew for each cost more than all the tests.
      project('unit', ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/src/**/*.test.ts'], {
        exclude: [SDK_TESTS],
        isolate: false,
        // No test takes a second; a machine that builds something else meanwhile may take twenty.
        testTimeout: 30_000,
      }),
      // Patches the clients of models, which all tests of a process share.
      project('unit-sdk', [SDK_TESTS], { testTimeout: 30_000 }),
      project('fuzz', ['packages/*/test/fuzz/**/*.test.ts'], { testTimeout: 600_000 }),
      project('contract', ['packages/store/test/contract/**/*.test.ts'], { testTimeout: 30_000 }),
      project(
        'http',
        [
          'packages/server/test/http/**/*.test.ts',
          'packages/cli/test/**/*.test.ts',
          'packages/sdk/test/http/**/*.test.ts',
        ],
        { testTimeout: 30_000 },
      ),
      project('process', ['packages/server/test/process/**/*.test.ts', 'packages/sdk/test/process/**/*.test.ts'], {
        testTimeout: 600_000,
      }),
      project('e2e', ['e2e/**/*.test.ts'], { testTimeout: 180_000 }),
    ],
  },
});
