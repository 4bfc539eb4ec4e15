import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gander-checks-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files, then runs a tool of the project among them. */
async function runTool(tool: string, args: readonly string[], files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return new Promise<{ readonly failed: boolean; readonly output: string }>((resolve) => {
    execFile(join(ROOT, 'node_modules/.bin', tool), args, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, output: stdout + stderr });
    });
  });
}

describe('types', () => {
  /** What the compiler must refuse, by error code; without the flag named, it would pass. */
  const REFUSED: readonly (readonly [flag: string, code: string, source: string])[] = [
    ['strict', 'TS7006', 'export const value = (a) => a;'],
    ['noUncheckedIndexedAccess', 'TS2322', 'export const value = (a: string[]): string => a[0];'],
    ['exactOptionalPropertyTypes', 'TS2375', 'export const value: { a?: string } = { a: undefined };'],
    ['noImplicitOverride', 'TS4114', 'class A {\n  a() {}\n}\nexport class Value extends A {\n  a() {}\n}'],
    ['noImplicitReturns', 'TS7030', 'export function value(a: boolean) {\n  if (a) return 1;\n}'],
    [
      'noFallthroughCasesInSwitch',
      'TS7029',
      'export function value(a: number) {\n  switch (a) {\n    case 1:\n      a++;\n    case 2:\n      a++;\n  }\n}',
    ],
    ['noPropertyAccessFromIndexSignature', 'TS4111', 'export const value = (a: Record<string, string>) => a.b;'],
    ['noUnusedLocals', 'TS6133', 'const value = 1;\nexport {};'],
    ['noUnusedParameters', 'TS6133', 'export const value = (a: number) => 1;'],
    ['erasableSyntaxOnly', 'TS1294', 'export enum Value {\n  A,\n}'],
    ['verbatimModuleSyntax', 'TS1484', "import { PathLike } from 'node:fs';\n\nexport type Value = PathLike;"],
    ['noUncheckedSideEffectImports', 'TS2882', "import './nowhere.css';"],
    [
      'satisfies Record<ErrorCode, …>',
      'TS2741',
      "type ErrorCode = 'not_found' | 'internal';\nexport const STATUS = { not_found: 404 } satisfies Record<ErrorCode, number>;",
    ],
  ];

  it('refuses every bad sample, and nothing else', async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const config = {
      extends: join(ROOT, 'tsconfig.base.json'),
      compilerOptions: { noEmit: true, composite: false, incremental: false, types: ['node'] },
    };
    const { output } = await runTool('tsc', ['-p', '.'], {
      'package.json': '{"type":"module"}',
      'tsconfig.json': JSON.stringify({ ...config, include: ['*.ts'] }),
      'good.ts': 'export const good = (a: readonly string[]): string | undefined => a[0];\n',
      ...Object.fromEntries(REFUSED.map(([flag, , source]) => [`${toFileName(flag)}.ts`, source])),
    });
    const found = [...output.matchAll(/^([\w-]+)\.ts\(\d+,\d+\): error (TS\d+)/gm)].map(
      ([, file, code]) => `${file} ${code}`,
    );
    expect(found.toSorted()).toEqual(REFUSED.map(([flag, code]) => `${toFileName(flag)} ${code}`).toSorted());
  });

  function toFileName(flag: string): string {
    return flag.replaceAll(/\W+/g, '-');
  }
});

describe('format', () => {
  const check = (text: string) =>
    runTool('oxfmt', ['-c', join(ROOT, '.oxfmtrc.json'), '--check', 'sample.ts'], { 'sample.ts': text });

  it.each([
    ['double quotes', 'export const a = "b";\n'],
    ['no semicolon', "export const a = 'b'\n"],
    ['four spaces', "export function a() {\n    return 'b';\n}\n"],
    ['a line of more than 120 characters', `export const a = [${"'b', ".repeat(30)}];\n`],
  ])('refuses %s', async (_, text) => {
    expect((await check(text)).failed).toBe(true);
  });

  it('accepts the house format', async () => {
    expect(await check("export function a(): string {\n  return 'b';\n}\n")).toMatchObject({ failed: false });
  });
});

describe('dead code', () => {
  const PROJECT = {
    'package.json': JSON.stringify({ name: 'root', private: true, workspaces: ['packages/*'] }),
    'packages/a/package.json': JSON.stringify({ name: 'a', exports: { './*': './src/*.ts' } }),
    'packages/a/src/main.ts': "import { used } from './used.ts';\n\nawait used();\n",
    'packages/a/src/used.ts': 'export const used = async () => 1;\n',
  };
  const check = (files: Readonly<Record<string, string>>) =>
    runTool('knip', ['-c', join(ROOT, 'knip.json'), '--no-progress', '--no-config-hints'], { ...PROJECT, ...files });

  it('is not found where there is none', async () => {
    expect(await check({})).toMatchObject({ failed: false });
  });

  it('is an export nobody imports, in a library file as well', async () => {
    const { failed, output } = await check({
      'packages/a/src/used.ts': 'export const used = async () => 1;\nexport const unused = 1;\n',
    });
    expect({ failed, found: /unused +packages\/a\/src\/used\.ts/.test(output) }).toEqual({ failed: true, found: true });
  });

  it('is a dependency nobody imports', async () => {
    const manifest = JSON.stringify({ name: 'a', exports: { './*': './src/*.ts' }, dependencies: { zod: '4.6.7' } });
    const { failed, output } = await check({ 'packages/a/package.json': manifest });
    expect({ failed, found: /^zod +packages\/a\/package\.json/m.test(output) }).toEqual({ failed: true, found: true });
  });
});
