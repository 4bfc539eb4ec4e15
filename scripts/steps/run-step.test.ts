import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { runStep } from './run-step.ts';
import type { Step } from './step.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gander-step-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function nodeStep(source: string, reportFile?: string): Step {
  const step = { name: 'sample', command: process.execPath, args: ['-e', source] };
  return reportFile === undefined ? step : { ...step, reportFile };
}

function writeReport(passed: number, failed: number): string {
  const file = join(folder, `${passed}-${failed}.json`);
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0 }),
  );
  return file;
}

it('passes on exit code 0, fails on any other, and keeps what was printed', async () => {
  expect(await runStep(nodeStep('console.log(1)'))).toMatchObject({
    ok: true,
    output: '1\n',
    counts: { passed: 1, failed: 0 },
  });
  const failed = await runStep(nodeStep('console.error("why"); process.exit(3)'));
  expect(failed).toMatchObject({ ok: false, output: 'why\n', counts: { passed: 0, failed: 1 } });
});

it('fails when the program does not exist', async () => {
  expect(await runStep({ name: 'sample', command: '/nowhere/tool', args: [] })).toMatchObject({ ok: false });
});

it('counts the tests of a suite', async () => {
  const result = await runStep(nodeStep('', writeReport(7, 0)));
  expect(result.counts).toEqual({ passed: 7, failed: 0, skipped: 1 });
});

it('never reports a failed suite as free of failures', async () => {
  const allPassed = await runStep(nodeStep('process.exit(1)', writeReport(7, 0)));
  expect(allPassed.counts).toMatchObject({ passed: 7, failed: 1 });
  const noReport = await runStep(nodeStep('process.exit(1)', join(folder, 'never-written.json')));
  expect(noReport.counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
