import { rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { availableParallelism, cpus } from 'node:os';

import { createBenchContext, type BenchContext } from './bench-context.ts';
import { parseBenchOptions, type BenchOptions } from './options.ts';
import { CHECKOUT } from './process/checkout.ts';
import { renderTable } from './report/render-table.ts';
import { renderVerdicts } from './report/render-verdicts.ts';
import type { SectionReport } from './report/report.ts';
import { FULL_SCALE, QUICK_SCALE } from './scale.ts';
import { type FilledDatabase, growDatabase } from './sections/filled-database.ts';
import { runIngestSection } from './sections/ingest-section.ts';
import { runQuerySection } from './sections/query-section.ts';
import { runSearchSection } from './sections/search-section.ts';
import { runStartSection } from './sections/start-section.ts';

const RESULTS = join(CHECKOUT, 'bench/results');

const options = parseBenchOptions(process.argv.slice(2));
const startedAt = new Date();
const context = createBenchContext({
  scale: options.isQuick ? QUICK_SCALE : FULL_SCALE,
  parentFolder: RESULTS,
  log: (line) => process.stderr.write(`${line}\n`),
});
try {
  const reports = await runSections(context, options);
  const verdicts = reports.flatMap((report) => report.verdicts);
  for (const table of reports.flatMap((report) => report.tables)) process.stdout.write(`${renderTable(table)}\n`);
  process.stdout.write(`${renderVerdicts(verdicts)}\n`);
  writeResults(reports);
  process.exitCode = verdicts.every((verdict) => verdict.passed) ? 0 : 1;
} finally {
  rmSync(context.folder, { recursive: true, force: true });
}

async function runSections(bench: BenchContext, { sections }: BenchOptions): Promise<readonly SectionReport[]> {
  const reports: SectionReport[] = [];
  if (sections.includes('ingest')) reports.push(await runIngestSection(bench));
  const database = await fillDatabase(bench, sections, reports);
  if (database === undefined) return reports;
  if (sections.includes('search')) reports.push(await runSearchSection(bench, database));
  if (sections.includes('start')) reports.push(await runStartSection(bench, database));
  return reports;
}

/** The one large database that several sections look at; the query section looks while it grows. */
async function fillDatabase(
  bench: BenchContext,
  sections: BenchOptions['sections'],
  reports: SectionReport[],
): Promise<FilledDatabase | undefined> {
  if (sections.includes('query')) {
    const { report, database } = await runQuerySection(bench);
    reports.push(report);
    return database;
  }
  return sections.includes('search') || sections.includes('start') ? growDatabase(bench, async () => {}) : undefined;
}

function writeResults(reports: readonly SectionReport[]): void {
  const path =
    options.outPath ??
    join(RESULTS, `${startedAt.toISOString().replaceAll(/[:.]/g, '-')}${options.isQuick ? '-quick' : ''}.json`);
  mkdirSync(dirname(path), { recursive: true });
  const result = {
    startedAt: startedAt.toISOString(),
    durationSeconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
    isQuick: options.isQuick,
    build: context.build,
    machine: { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version },
    figures: Object.fromEntries(reports.flatMap((report) => report.figures).map(({ key, value }) => [key, value])),
    verdicts: reports.flatMap((report) => report.verdicts),
  };
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`\nWritten to ${path}\n`);
}
