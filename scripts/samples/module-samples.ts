import { createSample, type LintSample } from './lint-sample.ts';

/** Files, names and modules. */
export const MODULE_SAMPLES: readonly LintSample[] = [
  {
    rule: 'unicorn/filename-case',
    bad: [{ path: 'packages/cli/src/traceView.ts', code: 'export const traceView = 1;' }],
    good: [
      { path: 'packages/cli/src/trace-view.ts', code: 'export const traceView = 1;' },
      { path: 'packages/web/src/TraceView.tsx', code: 'export function TraceView() {\n  return <p>trace</p>;\n}' },
    ],
  },
  {
    rule: 'house/file-name',
    bad: ['utils', 'helpers', 'types', 'common', 'index'].map((name) => ({
      path: `packages/cli/src/${name}.ts`,
      code: `export const ${name} = 1;`,
    })),
    good: [{ path: 'packages/cli/src/exit-code.ts', code: 'export const EXIT_CODE = 1;' }],
  },
  {
    rule: 'house/main-export',
    bad: [
      { path: 'packages/cli/src/trace-view.ts', code: 'export const something = 1;\nexport const other = 2;' },
      {
        path: 'packages/cli/src/numbers.ts',
        code: Array.from({ length: 9 }, (_, index) => `export const number${index} = () => ${index};`).join('\n'),
      },
    ],
    good: [
      { path: 'packages/cli/src/trace-view.ts', code: 'export function createTraceView(): void {}' },
      { path: 'packages/cli/src/ids.ts', code: "export type TraceId = 'a';\nexport type SpanId = 'b';" },
      { path: 'packages/cli/src/0001-first-tables.ts', code: 'export const firstTables = 1;' },
      { path: 'packages/cli/src/trace-decoder.ts', code: 'export function decodeTraceData(): void {}' },
      { path: 'packages/cli/src/main.ts', code: 'await Promise.resolve();' },
    ],
  },
  createSample('house/no-barrel', 'packages/cli/src/trace.ts', {
    bad: "import { basename } from 'node:path';\n\nexport { join } from 'node:path';\nexport { basename };\nexport const trace = 1;",
    good: "import { basename } from 'node:path';\n\nconst trace = basename('a/b');\nexport { trace };",
  }),
  {
    rule: 'house/no-module-state',
    bad: [
      {
        path: 'packages/cli/src/cache.ts',
        code: 'const entries = new Map<string, number>();\n\nexport function cache(key: string): void {\n  entries.set(key, 1);\n}',
      },
      {
        path: 'packages/cli/src/count.ts',
        code: 'let total = 0;\n\nexport const count = () => {\n  total += 1;\n  return total;\n};',
      },
      {
        path: 'packages/cli/src/last.ts',
        code: 'const state = { seen: 0 };\n\nexport const last = () => (state.seen = 1);',
      },
    ],
    good: [
      {
        path: 'packages/cli/src/cache.ts',
        code: 'const KINDS = new Map<string, number>();\nfor (const kind of ["a", "b"]) KINDS.set(kind, 1);\n\nexport function createCache() {\n  const entries = new Map<string, number>();\n  return (key: string) => entries.set(key, KINDS.get(key) ?? 0).size;\n}',
      },
    ],
  },
  {
    rule: 'import/no-default-export',
    bad: [{ path: 'packages/cli/src/start.ts', code: 'export const start = 1;\nexport default start;' }],
    good: [
      { path: 'packages/cli/src/start.ts', code: 'export const start = 1;' },
      { path: 'packages/web/sample.config.ts', code: 'export default { a: 1 };' },
    ],
  },
  {
    rule: 'import/no-cycle',
    bad: [
      {
        path: 'packages/cli/src/head.ts',
        code: "import { tail } from './tail.ts';\n\nexport const head = () => tail();",
      },
      {
        path: 'packages/cli/src/tail.ts',
        code: "import { head } from './head.ts';\n\nexport const tail = (): unknown => head;",
      },
    ],
    good: [
      {
        path: 'packages/cli/src/head.ts',
        code: "import { tail } from './tail.ts';\n\nexport const head = () => tail();",
      },
      { path: 'packages/cli/src/tail.ts', code: 'export const tail = () => 1;' },
    ],
  },
  createSample('import/no-duplicates', 'packages/cli/src/paths.ts', {
    bad: "import { join } from 'node:path';\nimport { basename } from 'node:path';\n\nexport const paths = [join, basename];",
    good: "import { basename, join } from 'node:path';\n\nexport const paths = [join, basename];",
  }),
  createSample('import/no-commonjs', 'packages/cli/src/legacy.ts', {
    bad: 'declare const module: { exports: unknown };\n\nmodule.exports = 1;\nexport const legacy = 1;',
    good: 'export const legacy = 1;',
  }),
  createSample('import/no-unassigned-import', 'packages/web/src/styles.ts', {
    bad: "import './side-effect.ts';\n\nexport const styles = 1;",
    good: "import './styles.css';\n\nexport const styles = 1;",
  }),
  createSample('unicorn/prefer-node-protocol', 'packages/cli/src/paths.ts', {
    bad: "import { join } from 'path';\n\nexport const paths = [join];",
    good: "import { join } from 'node:path';\n\nexport const paths = [join];",
  }),
  createSample('no-restricted-imports', 'packages/cli/src/paths.ts', {
    bad: "import { argv } from 'node:process';\n\nexport const paths = argv;",
    good: 'export const paths = process.argv;',
  }),
];
