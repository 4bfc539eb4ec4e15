import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { listMissingOptionals, listUnlinkedCommands, listUnmarkedPrebuilt, readLockfile } from './lockfile.ts';

const ROOT = join(import.meta.dirname, '..');

describe('the lock file', () => {
  it('has every platform package, so that npm ci works on every system', () => {
    expect(listMissingOptionals(readLockfile(ROOT))).toEqual([]);
  });

  it('says which packages are prebuilt (else run: node scripts/mark-prebuilt.ts)', () => {
    expect(listUnmarkedPrebuilt(ROOT, readLockfile(ROOT))).toEqual([]);
  });

  it('knows the commands of the workspaces (else run: npm install --package-lock-only)', () => {
    expect(listUnlinkedCommands(ROOT, readLockfile(ROOT))).toEqual([]);
    const { 'packages/cli': cli, ...others } = readLockfile(ROOT).packages;
    const packages = { ...others, 'packages/cli': { version: cli?.version ?? '' } };
    expect(listUnlinkedCommands(ROOT, { packages })).toEqual(['gander of packages/cli', 'mlflow of packages/cli']);
  });

  it('is found incomplete when a platform package is missing', () => {
    const tool = { version: '1.0.0', optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } };
    const packages = { 'node_modules/tool': tool, 'node_modules/tool-linux': { version: '1.0.0' } };
    expect(listMissingOptionals({ packages })).toEqual(['tool-darwin, wanted by node_modules/tool']);
  });

  it('is found unmarked when a prebuilt package would be rebuilt', () => {
    const root = mkdtempSync(join(tmpdir(), 'gander-lock-'));
    const path = 'node_modules/native';
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, 'binding.gyp'), '{}');
    writeFileSync(join(root, path, 'package.json'), '{"gypfile":false}');
    expect(listUnmarkedPrebuilt(root, { packages: { [path]: {} } })).toEqual([path]);
    expect(listUnmarkedPrebuilt(root, { packages: { [path]: { gypfile: false } } })).toEqual([]);
    rmSync(root, { recursive: true });
  });
});
