import { setTimeout as delay } from 'node:timers/promises';

import type { BenchContext } from '../bench-context.ts';
import { createHttpConnection, encodeHead, type HttpAnswer, type HttpConnection } from '../load/http-connection.ts';
import { percentile } from '../load/percentile.ts';
import { formatFigure, formatMegabytes } from '../report/format-figure.ts';
import { atMost, type SectionReport, type Table, type Verdict } from '../report/report.ts';
import { databaseSizeBytes, growDatabase, type FilledDatabase } from './filled-database.ts';

interface NamedQuery {
  readonly key: string;
  readonly label: string;
  readonly path: string;
}

interface QueryTiming {
  readonly query: NamedQuery;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answerBytes: number;
}

interface QueryRun {
  readonly spanCount: number;
  readonly timings: readonly QueryTiming[];
  readonly databaseBytes: number;
}

export interface QuerySection {
  readonly report: SectionReport;
  readonly database: FilledDatabase;
}

const API = '/api/gander/v1';
const TRACES = `${API}/experiments/0/traces`;
const WARM_UPS = 5;
const SETTLE_MS = 3000;
/** A slow query is repeated until it has cost this much, not to the end. */
const QUERY_BUDGET_MS = 4000;
const MIN_REPEATS = 5;
const MAX_LIST_MS = 10;
const NANO_PER_HOUR = 3_600_000_000_000n;

/** Latency of what the UI asks for, at each size of the database, one request at a time. */
export async function runQuerySection(context: BenchContext): Promise<QuerySection> {
  const runs: QueryRun[] = [];
  const database = await growDatabase(context, async (server, filled) => {
    // Background indexing of what was just written is the ingest section's concern.
    await delay(SETTLE_MS);
    context.log(`Querying ${filled.spanCount.toLocaleString('en-US')} spans …`);
    const connection = createHttpConnection(server.port);
    const timings: QueryTiming[] = [];
    for (const query of await listQueries(connection, filled)) {
      timings.push(await timeQuery(connection, query, context.scale.queryRepeats));
    }
    connection.close();
    runs.push({ spanCount: filled.spanCount, timings, databaseBytes: databaseSizeBytes(filled.path) });
  });
  return {
    database,
    report: {
      tables: [queryTable(runs)],
      figures: runs.flatMap((run) => [
        ...run.timings.flatMap(({ query, p50Ms, p99Ms }) => [
          { key: `query.${run.spanCount}.${query.key}.p50Ms`, value: p50Ms, unit: 'ms' },
          { key: `query.${run.spanCount}.${query.key}.p99Ms`, value: p99Ms, unit: 'ms' },
        ]),
        { key: `query.${run.spanCount}.databaseBytes`, value: run.databaseBytes, unit: 'B' },
      ]),
      verdicts: verdictsOf(runs),
    },
  };
}

async function listQueries(connection: HttpConnection, database: FilledDatabase): Promise<readonly NamedQuery[]> {
  const first = await get(connection, `${TRACES}?limit=100`);
  const page = JSON.parse(first.body.toString('utf8')) as {
    readonly items: readonly { readonly startUnixNano: string }[];
    readonly nextCursor: string | null;
  };
  const newest = BigInt(page.items[0]?.startUnixNano ?? '0');
  const from = newest - 3n * NANO_PER_HOUR;
  const to = newest - NANO_PER_HOUR;
  const shortTrace = `${API}/traces/${database.short.traceId}`;
  const longTrace = `${API}/traces/${database.long.traceId}`;
  return [
    { key: 'newest', label: 'newest 100 traces', path: `${TRACES}?limit=100` },
    {
      key: 'nextPage',
      label: 'the next 100',
      path: `${TRACES}?limit=100&cursor=${encodeURIComponent(page.nextCursor ?? '')}`,
    },
    { key: 'textHit', label: 'text filter, frequent word', path: `${TRACES}?limit=100&text=delivery` },
    { key: 'textMiss', label: 'text filter, no hit', path: `${TRACES}?limit=100&text=xylophonist` },
    { key: 'errors', label: 'state = ERROR', path: `${TRACES}?limit=100&state=ERROR` },
    { key: 'timeRange', label: 'time range of 2 h', path: `${TRACES}?limit=100&from=${from}&to=${to}` },
    { key: 'counts', label: 'counts by state', path: `${API}/experiments/0/trace-counts` },
    { key: 'countsRange', label: 'counts, 2 h', path: `${API}/experiments/0/trace-counts?from=${from}&to=${to}` },
    { key: 'experiments', label: 'experiments with counts', path: `${API}/experiments` },
    { key: 'shortSummary', label: '20-span trace, summary', path: shortTrace },
    { key: 'shortSpans', label: '20-span trace, spans', path: `${shortTrace}/spans` },
    { key: 'spanDetail', label: 'one span in full', path: `${shortTrace}/spans/${database.short.rootSpanId}` },
    { key: 'longFirstPage', label: '10,000-span trace, first 2,000', path: `${longTrace}/spans?limit=2000` },
    {
      key: 'longSpanDetail',
      label: '10,000-span trace, one span',
      path: `${longTrace}/spans/${database.long.rootSpanId}`,
    },
  ];
}

async function timeQuery(connection: HttpConnection, query: NamedQuery, repeats: number): Promise<QueryTiming> {
  let answerBytes = 0;
  for (let count = 0; count < WARM_UPS; count += 1) answerBytes = (await get(connection, query.path)).body.length;
  const timesMs: number[] = [];
  const startedAt = performance.now();
  while (timesMs.length < repeats) {
    if (timesMs.length >= MIN_REPEATS && performance.now() - startedAt > QUERY_BUDGET_MS) break;
    const sentAt = performance.now();
    const answer = await get(connection, query.path);
    timesMs.push(serverTimeMs(answer) ?? performance.now() - sentAt);
  }
  return { query, p50Ms: percentile(timesMs, 0.5), p99Ms: percentile(timesMs, 0.99), answerBytes };
}

async function get(connection: HttpConnection, path: string): Promise<HttpAnswer> {
  const answer = await connection.send({ head: encodeHead(`GET ${path}`, { accept: 'application/json' }) });
  if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${answer.body.toString('utf8')}`);
  return answer;
}

/** The server's own figure when it sends one; otherwise the round trip on loopback counts. */
function serverTimeMs(answer: HttpAnswer): number | undefined {
  const duration = /dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1];
  return duration === undefined ? undefined : Number(duration);
}

function verdictsOf(runs: readonly QueryRun[]): readonly Verdict[] {
  const largest = runs.at(-1);
  if (!largest) return [];
  const p50Ms = (key: string): number =>
    largest.timings.find((timing) => timing.query.key === key)?.p50Ms ?? Number.NaN;
  const size = `${largest.spanCount.toLocaleString('en-US')} spans`;
  return [
    atMost(`newest 100 traces at ${size}, ms`, p50Ms('newest'), MAX_LIST_MS),
    atMost(
      `one 20-span trace (summary and spans) at ${size}, ms`,
      p50Ms('shortSummary') + p50Ms('shortSpans'),
      MAX_LIST_MS,
    ),
  ];
}

function queryTable(runs: readonly QueryRun[]): Table {
  const [first] = runs;
  return {
    title: 'Queries, one at a time, all traces in one experiment',
    columns: runs.flatMap((run) => [`${run.spanCount.toLocaleString('en-US')} spans: p50 ms`, 'p99 ms', 'answer']),
    rows: [
      ...(first?.timings ?? []).map(({ query }, index) => ({
        label: query.label,
        cells: runs.flatMap((run) => {
          const timing = run.timings[index];
          return timing
            ? [formatFigure(timing.p50Ms), formatFigure(timing.p99Ms), `${formatFigure(timing.answerBytes / 1000)} kB`]
            : [];
        }),
      })),
      { label: 'database on disk', cells: runs.flatMap((run) => [formatMegabytes(run.databaseBytes), '', '']) },
    ],
  };
}
