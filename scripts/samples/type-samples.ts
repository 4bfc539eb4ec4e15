import { createSample, type LintSample } from './lint-sample.ts';

/** The type system is not to be talked out of its findings. */
export const TYPE_SAMPLES: readonly LintSample[] = [
  createSample('typescript/no-explicit-any', 'packages/cli/src/value.ts', {
    bad: 'export type Value = any;',
    good: 'export type Value = unknown;',
  }),
  createSample('typescript/ban-ts-comment', 'packages/cli/src/value.ts', {
    bad: '// @ts-ignore the type is wrong upstream\nexport const value: number = 1;',
    good: 'export const value: number = 1;',
  }),
  createSample('typescript/no-non-null-assertion', 'packages/cli/src/value.ts', {
    bad: 'export const value = (values: number[]) => values[0]!;',
    good: 'export const value = (values: number[]) => values[0] ?? 0;',
  }),
  createSample('typescript/consistent-type-imports', 'packages/cli/src/value.ts', {
    bad: "import { Server } from 'node:http';\n\nexport type Value = Server;",
    good: "import type { Server } from 'node:http';\n\nexport type Value = Server;",
  }),
  createSample('typescript/consistent-type-exports', 'packages/cli/src/value.ts', {
    bad: 'type Value = string;\nexport { Value };',
    good: 'type Value = string;\nexport type { Value };',
  }),
  createSample('typescript/consistent-type-definitions', 'packages/cli/src/value.ts', {
    bad: 'export type Value = { readonly a: number };',
    good: 'export interface Value {\n  readonly a: number;\n}',
  }),
  createSample('typescript/no-unsafe-argument', 'packages/cli/src/value.ts', {
    bad: 'export const value = (text: string) => Number.parseInt(JSON.parse(text), 10);',
    good: 'export const value = (text: string) => Number.parseInt(text, 10);',
  }),
  createSample('typescript/no-unsafe-assignment', 'packages/cli/src/value.ts', {
    bad: 'export function value(text: string): string {\n  const parsed: string = JSON.parse(text);\n  return parsed;\n}',
    good: 'export function value(text: string): unknown {\n  const parsed: unknown = JSON.parse(text);\n  return parsed;\n}',
  }),
  createSample('typescript/no-unsafe-call', 'packages/cli/src/value.ts', {
    bad: 'export const value = (text: string): unknown => typeof JSON.parse(text)();',
    good: 'export const value = (call: () => unknown): unknown => typeof call();',
  }),
  createSample('typescript/no-unsafe-member-access', 'packages/cli/src/value.ts', {
    bad: 'export const value = (text: string): unknown => typeof JSON.parse(text).name;',
    good: 'export const value = (of: { name: string }): unknown => typeof of.name;',
  }),
  createSample('typescript/no-unsafe-return', 'packages/cli/src/value.ts', {
    bad: 'export const value = (text: string): string => JSON.parse(text);',
    good: 'export const value = (text: string): unknown => JSON.parse(text);',
  }),
  createSample('typescript/no-misused-promises', 'packages/cli/src/value.ts', {
    bad: 'export function value(items: string[]): void {\n  if (Promise.resolve(items)) return;\n}',
    good: 'export async function value(items: Promise<string[]>): Promise<void> {\n  if ((await items).length > 0) return;\n}',
  }),
  createSample('typescript/only-throw-error', 'packages/cli/src/value.ts', {
    bad: "export function value(): never {\n  throw 'no';\n}",
    good: "export function value(): never {\n  throw new Error('no');\n}",
  }),
  createSample('typescript/prefer-promise-reject-errors', 'packages/cli/src/value.ts', {
    bad: "export const value = () => Promise.reject('no');",
    good: "export const value = () => Promise.reject(new Error('no'));",
  }),
  createSample('typescript/switch-exhaustiveness-check', 'packages/cli/src/value.ts', {
    bad: "export function value(of: 'a' | 'b'): number {\n  switch (of) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n}",
    good: "export function value(of: 'a' | 'b'): number {\n  switch (of) {\n    case 'a':\n      return 1;\n    case 'b':\n      return 2;\n  }\n}",
  }),
  createSample('typescript/no-deprecated', 'packages/cli/src/value.ts', {
    bad: '/** @deprecated use other */\nconst old = 1;\n\nexport const value = old;',
    good: 'const other = 1;\n\nexport const value = other;',
  }),
  createSample('typescript/no-require-imports', 'packages/cli/src/value.ts', {
    bad: "import path = require('node:path');\n\nexport const value = path.sep;",
    good: "import path from 'node:path';\n\nexport const value = path.sep;",
  }),
];
