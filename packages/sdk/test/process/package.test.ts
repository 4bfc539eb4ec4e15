import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startFakeGander } from '../../src/testing/fake-server.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const PACKAGE = join(ROOT, 'packages/sdk');
const run = promisify(execFile);

let folder: string;

/** A program's folder with the built package installed, as `npm install` would leave it. */
beforeAll(async () => {
  await run(process.execPath, ['scripts/build-sdk.ts'], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'gander-consumer-'));
  for (const scope of ['@gander', '@opentelemetry'])
    mkdirSync(join(folder, 'node_modules', scope), { recursive: true });
  symlinkSync(PACKAGE, join(folder, 'node_modules/@gander/sdk'));
  symlinkSync(join(ROOT, 'node_modules/@opentelemetry/api'), join(folder, 'node_modules/@opentelemetry/api'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = `
async function main({ init, trace, updateCurrentTrace }) {
  const sdk = init({ experimentId: '1' });
  class Shop {
    #price = 3;
    buy(count) { updateCurrentTrace({ tags: { minified: 'yes' } }); return this.#price * count; }
  }
  Shop.prototype.buy = trace(Shop.prototype.buy, { name: 'buy' });
  const words = trace(async function* () { yield 'a'; yield 'b'; }, { name: 'words' });
  const text = [];
  for await (const word of words()) text.push(word);
  console.log(new Shop().buy(2), text.join(''));
  await sdk.shutdown();
}`;

const PROGRAMS = {
  'esm.mjs': `import * as sdk from '@gander/sdk';${PROGRAM}\nawait main(sdk);`,
  'small.mjs': `import * as sdk from '@gander/sdk/tracing';${PROGRAM}\nawait main(sdk);`,
  'mlflow.mjs': `import * as sdk from '@gander/sdk/mlflow';${PROGRAM}\nawait main(sdk);`,
  'common.cjs': `const sdk = require('@gander/sdk');${PROGRAM}\nmain(sdk);`,
  // Both builds in one process, as happens when a library and its program choose differently.
  'both.mjs': `import { createRequire } from 'node:module'; import { init, updateCurrentTrace } from '@gander/sdk';
    const { trace } = createRequire(import.meta.url)('@gander/sdk');${PROGRAM}\nawait main({ init, trace, updateCurrentTrace });`,
};

async function expectProgramRuns(file: string): Promise<void> {
  await using server = await startFakeGander();
  const { stdout, stderr } = await run(process.execPath, [file], {
    cwd: folder,
    env: { PATH: process.env['PATH'], MLFLOW_TRACKING_URI: server.url },
  });

  expect([stdout, stderr]).toEqual(['6 ab\n', '']);
  const spans = server.spans.map(({ name, attributes }) => [name, attributes['mlflow.spanOutputs']]);
  expect(Object.fromEntries(spans) as unknown).toEqual({
    buy: 6,
    words: 'ab',
  });
  expect(server.spans.find(({ name }) => name === 'buy')?.attributes['mlflow.trace.tag.minified']).toBe('yes');
}

it.each(Object.entries(PROGRAMS))('runs in %s', async (file, source) => {
  writeFileSync(join(folder, file), source);
  await expectProgramRuns(file);
});

it('runs after a minifier has renamed everything', async () => {
  writeFileSync(join(folder, 'source.mjs'), PROGRAMS['esm.mjs']);
  await build({
    input: join(folder, 'source.mjs'),
    cwd: folder,
    platform: 'node',
    output: { file: join(folder, 'minified.mjs'), format: 'esm', minify: true, codeSplitting: false },
  });
  await expectProgramRuns('minified.mjs');
});

it.each(['@gander/sdk', '@gander/sdk/tracing', '@gander/sdk/client', '@gander/sdk/feedback'])(
  '%s needs nothing of Node in a browser bundle',
  async (entry) => {
    writeFileSync(join(folder, 'page.mjs'), `export * from '${entry}';`);
    const { output } = await build({
      input: join(folder, 'page.mjs'),
      cwd: folder,
      platform: 'browser',
      external: () => false,
      write: false,
      output: { format: 'esm', codeSplitting: false },
    });
    expect(output.flatMap((part) => (part.type === 'chunk' ? part.imports : []))).toEqual([]);
  },
);

it('publishes what its manifest promises', async () => {
  const { messages, pkg } = await publint({ pkgDir: PACKAGE, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

it('has types that every resolver finds, for import and for require', async () => {
  const path = [dirname(process.execPath), join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const { stdout } = await run('attw', ['--pack', '.', '--profile', 'node16', '--format', 'json'], {
    cwd: PACKAGE,
    env: { ...process.env, PATH: path },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { analysis } = JSON.parse(stdout) as { analysis: { problems: { kind: string; resolutionKind?: string }[] } };
  // `node10` is what Node was before `exports`; none that we support is.
  expect(analysis.problems.filter(({ resolutionKind }) => resolutionKind !== 'node10')).toEqual([]);
});
