import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import lintConfig from '../oxlint.config.ts';
import { LINT_EXCEPTIONS } from './lint/exceptions.ts';
import { listSourceFiles } from './list-source-files.ts';
import { BEHAVIOUR_SAMPLES } from './samples/behaviour-samples.ts';
import { HOUSE_SAMPLES } from './samples/house-samples.ts';
import type { SampleFile } from './samples/lint-sample.ts';
import { MODULE_SAMPLES } from './samples/module-samples.ts';
import { SIZE_SAMPLES } from './samples/size-samples.ts';
import { TEST_SAMPLES } from './samples/test-samples.ts';
import { TYPE_SAMPLES } from './samples/type-samples.ts';
import { WEB_SAMPLES } from './samples/web-samples.ts';

const ROOT = join(import.meta.dirname, '..');
const SAMPLES = [
  ...MODULE_SAMPLES,
  ...SIZE_SAMPLES,
  ...TYPE_SAMPLES,
  ...HOUSE_SAMPLES,
  ...BEHAVIOUR_SAMPLES,
  ...WEB_SAMPLES,
  ...TEST_SAMPLES,
];

/** A checkout in small: the real lint config, the real plugin, and every sample in a folder of its own. */
let checkout = '';
/** Rules found broken, by file. */
let findings: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(async () => {
  checkout = mkdtempSync(join(tmpdir(), 'gander-rules-'));
  for (const name of ['node_modules', 'tsconfig.base.json']) symlinkSync(join(ROOT, name), join(checkout, name));
  writeSample({
    path: 'oxlint.config.ts',
    code: `import config from '${join(ROOT, 'oxlint.config.ts')}';\n\nexport default { ...config, jsPlugins: ['${join(ROOT, 'scripts/lint/house-plugin.ts')}'] };\n`,
  });
  const compilerOptions = {
    noEmit: true,
    composite: false,
    incremental: false,
    jsx: 'react-jsx',
    types: ['node'],
    lib: ['ES2024', 'DOM'],
  };
  writeSample({
    path: 'tsconfig.json',
    code: JSON.stringify({ extends: './tsconfig.base.json', compilerOptions, include: ['packages', 'scripts'] }),
  });
  for (const sample of SAMPLES) {
    for (const side of ['bad', 'good'] as const)
      for (const file of sample[side]) writeSample(placed(file, sample.rule, side));
  }
  findings = await runOxlint(checkout);
}, 60_000);

afterAll(() => rmSync(checkout, { recursive: true, force: true }));

describe('lint rules', () => {
  it.each(SAMPLES.map((sample) => [sample.rule, sample] as const))(
    '%s fails on its bad sample, and only it',
    (rule, { bad }) => {
      for (const file of bad)
        expect({ [file.path]: foundIn(placed(file, rule, 'bad')) }).toEqual({ [file.path]: [rule] });
    },
  );

  it.each(SAMPLES.map((sample) => [sample.rule, sample] as const))('%s passes on its good sample', (rule, { good }) => {
    for (const file of good) expect({ [file.path]: foundIn(placed(file, rule, 'good')) }).toEqual({ [file.path]: [] });
  });

  it('every rule of the config has a sample', () => {
    const configured = [lintConfig.rules, ...lintConfig.overrides.map(({ rules }) => rules)].flatMap((rules) =>
      Object.entries(rules ?? {}).flatMap(([rule, setting]) => (setting === 'off' ? [] : [rule])),
    );
    const sampled = SAMPLES.map(({ rule }) => rule);
    expect([...new Set(configured)].toSorted()).toEqual([...new Set(sampled)].toSorted());
  });

  it('every exception is about a file that exists, and gives a reason', () => {
    const files = new Set(listSourceFiles(ROOT));
    expect(LINT_EXCEPTIONS.flatMap((exception) => exception.files).filter((file) => !files.has(file))).toEqual([]);
    expect(LINT_EXCEPTIONS.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

/** Gives every sample a folder of its own below the folder that decides which rules apply. */
function placed(file: SampleFile, rule: string, side: 'bad' | 'good'): SampleFile {
  const isExact = LINT_EXCEPTIONS.some(({ files }) => files.includes(file.path)) || file.path.endsWith('.config.ts');
  const folder = isExact ? '' : `${rule.replaceAll('/', '-')}-${side}`;
  return { path: join(dirname(file.path), folder, file.path.split('/').at(-1) ?? ''), code: file.code };
}

function writeSample({ path, code }: SampleFile): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), code);
}

function foundIn({ path }: SampleFile): readonly string[] {
  return findings.get(path) ?? [];
}

interface OxlintReport {
  readonly diagnostics: readonly { readonly filename: string; readonly code?: string; readonly message: string }[];
}

async function runOxlint(cwd: string): Promise<Map<string, string[]>> {
  const stdout = await new Promise<string>((resolve) => {
    execFile(
      join(ROOT, 'node_modules/.bin/oxlint'),
      ['--format', 'json', 'packages', 'scripts'],
      { cwd, maxBuffer: 1 << 26 },
      (_, text) => resolve(text),
    );
  });
  const broken = new Map<string, Set<string>>();
  for (const { filename, code, message } of (JSON.parse(stdout) as OxlintReport).diagnostics) {
    const rule = /^([\w-]+)\(([\w-]+)\)$/.exec(code ?? '');
    const name = rule === null ? message : toConfigName(rule[1] ?? '', rule[2] ?? '');
    broken.set(filename, (broken.get(filename) ?? new Set()).add(name ?? message));
  }
  return new Map([...broken].map(([file, rules]) => [file, [...rules]]));
}

/** A diagnostic's `plugin(rule)` in the words of the config. */
function toConfigName(plugin: string, rule: string): string {
  return plugin === 'eslint' ? rule : `${plugin.replace('react-hooks', 'react')}/${rule}`;
}
