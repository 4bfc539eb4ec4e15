import { defineConfig } from 'oxlint';

import { LINT_EXCEPTIONS } from './scripts/lint/exceptions.ts';

/** Packages other people build on: their functions are documented and named by the verb table. */
const LIBRARIES = ['protocol', 'core', 'api', 'store', 'server', 'sdk'].map((name) => `packages/${name}/src/**/*.ts`);
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'packages/*/test/**', 'e2e/**'];
const PROGRAMS = [
  'scripts/**',
  'bench/**',
  'e2e/**',
  'packages/*/examples/**',
  '*.config.ts',
  'packages/*/*.config.ts',
];

/**
 * Every rule of the house style (docs/architecture.md) that a linter can hold. `house/*` rules live in `scripts/lint`;
 * `scripts/rules.test.ts` proves for each rule that it fails on a bad sample.
 */
export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise', 'vitest'],
  jsPlugins: ['./scripts/lint/house-plugin.ts'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error', denyWarnings: true },
  categories: { correctness: 'error', suspicious: 'error' },
  env: { builtin: true },
  // `examples` are programs with packages of their own, which are not installed with the rest.
  ignorePatterns: ['**/dist/**', 'examples/**', 'coverage/**', 'fixtures/**', 'test-results/**', 'bench/results/**'],
  rules: {
    // Files and modules
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'house/file-name': 'error',
    'house/main-export': 'error',
    'house/no-barrel': 'error',
    'house/no-module-state': 'error',
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'import/no-duplicates': ['error', { preferInline: true }],
    'import/no-commonjs': 'error',
    'unicorn/prefer-node-protocol': 'error',

    // Sizes
    'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', { max: 3 }],

    // Types
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': [
      'error',
      {
        'ts-ignore': true,
        'ts-nocheck': true,
        'ts-expect-error': 'allow-with-description',
        minimumDescriptionLength: 10,
      },
    ],
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    'typescript/consistent-type-exports': 'error',
    'typescript/consistent-type-definitions': ['error', 'interface'],
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/only-throw-error': ['error', { allowThrowingUnknown: true, allowThrowingAny: false }],
    'typescript/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true, allowThrowingAny: false }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-deprecated': 'error',
    'typescript/no-require-imports': 'error',
    // tsc's noImplicitReturns knows when a switch is exhaustive; this rule does not.
    'typescript/consistent-return': 'off',
    // Objects here are closures: their methods have no `this` to lose.
    'typescript/unbound-method': 'off',
    // A narrowing assertion is how a checked number of a typed array, or a brand, is written; `any` is caught above.
    'typescript/no-unsafe-type-assertion': 'off',

    // Names and units
    'house/unit-in-name': 'error',
    'house/keyset-pages': 'error',
    'house/no-content-in-logs': 'error',

    // Behaviour
    'node/no-process-env': 'error',
    'no-restricted-imports': [
      'error',
      {
        paths: [
          { name: 'node:process', message: 'Use the global `process`, and its env only in the environment file.' },
          ...['sinon', 'testdouble', 'nock', 'msw', 'jest-mock', 'vitest-mock-extended'].map((name) => ({
            name,
            message: 'No mocking library: run the real thing, or fake the clock, the ids or a failing fetch by hand.',
          })),
        ],
      },
    ],
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: 'error',
    'no-eval': 'error',
    'typescript/no-implied-eval': 'error',
    'no-param-reassign': 'error',
    // A name that repeats an outer one is often the clearest name there is.
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    // Reading a cursor page by page, draining a queue in order: awaiting in a loop is the point.
    'no-await-in-loop': 'off',
    // Flags and promises change in callbacks, which these two cannot see.
    'no-unmodified-loop-condition': 'off',
    'promise/always-return': 'off',
    'import/no-named-as-default': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
  },
  overrides: [
    {
      files: ['**/*.tsx'],
      plugins: ['react', 'jsx-a11y', 'eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise', 'vitest'],
      rules: {
        'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }],
        'max-lines-per-function': 'off',
        'house/component-size': 'error',
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        'react/no-danger': 'error',
        'react/no-array-index-key': 'error',
        'react/jsx-no-target-blank': 'error',
        'react/button-has-type': 'error',
        'react/react-in-jsx-scope': 'off',
      },
    },
    {
      files: LIBRARIES,
      rules: { 'house/doc-comment': 'error', 'house/verb': 'error' },
    },
    {
      files: ['packages/core/src/**/*.ts', 'packages/store/src/**/*.ts', 'packages/server/src/**/*.ts'],
      rules: { 'house/branded-id': 'error' },
    },
    {
      files: ['packages/core/src/**/*.ts', 'packages/protocol/src/**/*.ts'],
      rules: { 'house/pure': 'error' },
    },
    {
      files: ['packages/core/src/translate/**/*.ts'],
      rules: { 'house/no-throw': 'error' },
    },
    {
      // Programs talk to the terminal and read their own environment; they document themselves by being read.
      files: PROGRAMS,
      rules: { 'no-console': 'off', 'node/no-process-env': 'off', 'house/doc-comment': 'off', 'house/verb': 'off' },
    },
    { files: ['*.config.ts', 'packages/*/*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      files: TESTS,
      rules: {
        'max-lines-per-function': 'off',
        // A row of an `it.each` table arrives as parameters.
        'max-params': 'off',
        // What beforeAll opens and afterAll closes.
        'house/no-module-state': 'off',
        'house/main-export': 'off',
        'house/doc-comment': 'off',
        'house/verb': 'off',
        'house/pure': 'off',
        'house/branded-id': 'off',
        'house/no-throw': 'off',
        // `expect.any()` and its siblings are typed any; what they end up in is only compared.
        'typescript/no-unsafe-assignment': 'off',
        // Wire tests are about numbers that a double cannot hold.
        'no-loss-of-precision': 'off',
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'error',
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'assert*'] }],
        'vitest/no-restricted-vi-methods': [
          'error',
          Object.fromEntries(
            [
              'mock',
              'doMock',
              'unmock',
              'hoisted',
              'mocked',
              'mockObject',
              'importMock',
              'spyOn',
              'fn',
              'stubGlobal',
            ].map((method) => [
              method,
              'No mocks: run the real thing, or write a small fake of the clock, the ids or a failing fetch.',
            ]),
          ),
        ],
      },
    },
    ...LINT_EXCEPTIONS.map(({ files, rules }) => ({
      files: [...files],
      rules: Object.fromEntries(rules.map((rule) => [rule, 'off' as const])),
    })),
  ],
});
