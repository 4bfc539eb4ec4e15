/** `npm test`: the checks, the build, and every suite. The last line says how many tests passed and failed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts';
import { listCheckSteps } from './steps/list-check-steps.ts';
import type { StepResult } from './steps/run-step.ts';
import { printFailures, runSteps } from './steps/run-steps.ts';
import { createScriptStep, createSuiteStep } from './steps/step.ts';

const reports = mkdtempSync(join(tmpdir(), 'gander-test-'));
const chromium = findChromium(process.env);
const results: StepResult[] = [];

results.push(...(await runSteps(listCheckSteps(reports), 2)));
results.push(...(await runSteps([createScriptStep('build', 'scripts/build.ts')], 1)));
const shared = ['fuzz', 'contract', 'http'].map((suite) => createSuiteStep(suite, reports));
results.push(...(await runSteps(shared, 2)));
// These start servers, kill them and measure time: one after the other, with the machine to themselves.
results.push(...(await runSteps([createSuiteStep('process', reports)], 1)));
if (chromium !== undefined) {
  const browserSuite = { ...createSuiteStep('e2e', reports), env: { CHROMIUM_PATH: chromium } };
  results.push(...(await runSteps([browserSuite], 1)));
}

rmSync(reports, { recursive: true, force: true });
printFailures(results);
if (chromium === undefined) console.log(`\n${HOW_TO_GET_CHROMIUM}`);
const sum = (key: 'passed' | 'failed' | 'skipped') => results.reduce((total, { counts }) => total + counts[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
