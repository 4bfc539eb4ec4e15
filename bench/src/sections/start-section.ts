import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { BenchContext } from '../bench-context.ts';
import { measureInstall, measureWebBundle } from '../process/install-size.ts';
import { percentile } from '../load/percentile.ts';
import { formatFigure, formatMegabytes } from '../report/format-figure.ts';
import { atMost, type SectionReport } from '../report/report.ts';
import { startFilled, type FilledDatabase } from './filled-database.ts';
import { waitForSearchIndex } from './wait-for-search-index.ts';

interface StartTiming {
  readonly label: string;
  readonly key: string;
  readonly medianMs: number;
  readonly maxMs: number;
  readonly idleRssBytes: number;
}

const MAX_START_MS = 1000;
const MAX_IDLE_RSS_MB = 150;

/** From spawning the process to the first 200 of `/health`, idle memory, and what an installation weighs. */
export async function runStartSection(context: BenchContext, filled: FilledDatabase): Promise<SectionReport> {
  context.log('Waiting until nothing is left to do with the database …');
  await settle(context, filled);
  context.log('Starting the server again and again …');
  const timings = [
    await timeStarts(context, { label: 'new database', key: 'empty', databasePath: undefined }),
    await timeStarts(context, {
      label: `${filled.spanCount.toLocaleString('en-US')} spans`,
      key: 'filled',
      databasePath: filled.path,
    }),
  ];
  const install = measureInstall();
  const web = measureWebBundle();
  return {
    tables: [
      {
        title: `Start (${context.build})`,
        columns: ['median ms', 'max ms', 'idle RSS'],
        rows: timings.map((timing) => ({
          label: timing.label,
          cells: [formatFigure(timing.medianMs), formatFigure(timing.maxMs), formatMegabytes(timing.idleRssBytes)],
        })),
      },
      {
        title: 'Installation',
        columns: ['size', 'detail'],
        rows: [
          {
            label: 'production dependencies',
            cells: [formatMegabytes(install.bytes), `${install.packages.length} packages`],
          },
          ...install.packages.slice(0, 5).map((entry) => ({
            label: `  ${entry.name}`,
            cells: [formatMegabytes(entry.bytes), ''],
          })),
          ...(web
            ? [{ label: 'web bundle', cells: [formatMegabytes(web.bytes), `${formatMegabytes(web.gzipBytes)} gzip`] }]
            : []),
        ],
      },
    ],
    figures: [
      ...timings.flatMap((timing) => [
        { key: `start.${timing.key}.medianMs`, value: timing.medianMs, unit: 'ms' },
        { key: `start.${timing.key}.maxMs`, value: timing.maxMs, unit: 'ms' },
        { key: `start.${timing.key}.idleRssBytes`, value: timing.idleRssBytes, unit: 'B' },
      ]),
      { key: 'install.bytes', value: install.bytes, unit: 'B' },
      ...(web ? [{ key: 'web.gzipBytes', value: web.gzipBytes, unit: 'B' }] : []),
    ],
    verdicts: timings.flatMap((timing) => [
      atMost(`process start to /health, ${timing.label}, ms`, timing.medianMs, MAX_START_MS),
      atMost(`idle RSS, ${timing.label}, MB`, timing.idleRssBytes / 1_000_000, MAX_IDLE_RSS_MB),
    ]),
  };
}

/** What is still being indexed is not idle. */
async function settle(context: BenchContext, filled: FilledDatabase): Promise<void> {
  const server = await startFilled(context, filled.path);
  try {
    await waitForSearchIndex(filled.path);
  } finally {
    await server.stop();
  }
}

async function timeStarts(
  context: BenchContext,
  database: { readonly label: string; readonly key: string; readonly databasePath: string | undefined },
): Promise<StartTiming> {
  const startsMs: number[] = [];
  let idleRssBytes = Number.NaN;
  for (let count = 0; count < context.scale.startRepeats; count += 1) {
    await context.inFolder('start', async (folder) => {
      const server = await startFilled(context, database.databasePath ?? join(folder, 'bench.db'));
      startsMs.push(server.startMs);
      if (count === 0) {
        await delay(context.scale.idleSeconds * 1000);
        idleRssBytes = server.stats().rssBytes;
      }
      await server.stop();
    });
  }
  return {
    label: database.label,
    key: database.key,
    medianMs: percentile(startsMs, 0.5),
    maxMs: percentile(startsMs, 1),
    idleRssBytes,
  };
}
