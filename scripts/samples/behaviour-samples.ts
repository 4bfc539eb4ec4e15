import { createSample, type LintSample } from './lint-sample.ts';

/** What code may do. */
export const BEHAVIOUR_SAMPLES: readonly LintSample[] = [
  {
    rule: 'node/no-process-env',
    bad: [{ path: 'packages/cli/src/port.ts', code: "export const port = process.env['PORT'];" }],
    good: [
      { path: 'packages/cli/src/environment.ts', code: "export const environment = () => process.env['PORT'];" },
      { path: 'scripts/port.ts', code: "export const port = process.env['PORT'];" },
    ],
  },
  {
    rule: 'no-console',
    bad: [{ path: 'packages/server/src/hello.ts', code: "console.log('hello');" }],
    good: [{ path: 'scripts/hello.ts', code: "console.log('hello');" }],
  },
  createSample('no-var', 'packages/cli/src/total.ts', {
    bad: 'export function total(): number {\n  var sum = 0;\n  sum += 1;\n  return sum;\n}',
    good: 'export function total(): number {\n  let sum = 0;\n  sum += 1;\n  return sum;\n}',
  }),
  createSample('prefer-const', 'packages/cli/src/total.ts', {
    bad: 'export function total(): number {\n  let sum = 0;\n  return sum;\n}',
    good: 'export function total(): number {\n  const sum = 0;\n  return sum;\n}',
  }),
  createSample('eqeqeq', 'packages/cli/src/equal.ts', {
    bad: 'export const equal = (a: unknown, b: unknown) => a == b;',
    good: 'export const equal = (a: unknown, b: unknown) => a === b;',
  }),
  createSample('no-eval', 'packages/cli/src/value.ts', {
    bad: 'export const value = (text: string): unknown => eval(text);',
    good: 'export const value = (text: string): unknown => JSON.parse(text);',
  }),
  createSample('typescript/no-implied-eval', 'packages/cli/src/value.ts', {
    bad: "export const value = (text: string): unknown => new Function('a', text);",
    good: 'export const value = (text: string): unknown => (a: string) => a + text;',
  }),
  createSample('no-param-reassign', 'packages/cli/src/value.ts', {
    bad: 'export function value(a: number): number {\n  a += 1;\n  return a;\n}',
    good: 'export function value(a: number): number {\n  return a + 1;\n}',
  }),
];
