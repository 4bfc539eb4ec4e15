import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { ROOT, type Step } from './step.ts';

/** How many tests ended how. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface StepResult {
  readonly step: Step;
  readonly ok: boolean;
  readonly durationMs: number;
  /** Everything the step printed, stdout and stderr as they came. */
  readonly output: string;
  readonly counts: TestCounts;
}

const TOOL_PATH = [dirname(process.execPath), join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(
  delimiter,
);

/** Runs a step to its end without a terminal and without stdin. Never rejects: a program that cannot start has failed. */
export async function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const chunks: Buffer[] = [];
  const exitCode = await new Promise<number | null>((resolve) => {
    const child = spawn(step.command, step.args, {
      cwd: ROOT,
      env: { ...process.env, PATH: TOOL_PATH, NO_COLOR: '1', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
    child.on('close', resolve);
  });
  const ok = exitCode === 0;
  const output = Buffer.concat(chunks).toString('utf8');
  return { step, ok, durationMs: performance.now() - started, output, counts: countTests(step, ok) };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

function countTests(step: Step, ok: boolean): TestCounts {
  if (step.reportFile === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  if (!existsSync(step.reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(step.reportFile, 'utf8')) as VitestReport;
  // A suite can fail without a failed test: a file that does not load, an unhandled rejection, nothing to run.
  const failed = Math.max(report.numFailedTests, ok ? 0 : 1);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}
