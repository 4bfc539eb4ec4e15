/** `npm run check`: everything that can be said about the code without starting the product. Under a minute on two cores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { listCheckSteps } from './steps/list-check-steps.ts';
import { printFailures, runSteps } from './steps/run-steps.ts';

const reports = mkdtempSync(join(tmpdir(), 'gander-check-'));
const results = await runSteps(listCheckSteps(reports), 2);
rmSync(reports, { recursive: true, force: true });
printFailures(results);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
