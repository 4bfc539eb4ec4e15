import Database from 'better-sqlite3';

import type { BenchContext } from '../bench-context.ts';
import { createHttpConnection, encodeHead, type HttpConnection } from '../load/http-connection.ts';
import { percentile } from '../load/percentile.ts';
import { formatFigure } from '../report/format-figure.ts';
import { atMost, type Figure, type SectionReport, type Verdict } from '../report/report.ts';
import type { ServerProcess } from '../process/server-process.ts';
import { type FilledDatabase, startFilled } from './filled-database.ts';
import { waitForSearchIndex } from './wait-for-search-index.ts';

interface NamedFilter {
  readonly key: string;
  readonly label: string;
  readonly filter: string;
  /** Beyond what is promised: shown, not judged. */
  readonly isExtra?: boolean;
}

interface FilterTiming {
  readonly named: NamedFilter;
  /** Of traces that nobody has asked for yet. */
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly foundCount: number;
}

interface IndexFigures {
  readonly seconds: number;
  readonly cpuUsPerSpan: number;
  readonly bytesPerSpan: number;
}

const MAX_FIRST_PAGE_MS = 100;
/** Before the first filter: the code is warm then, the traces of the first pages are not. */
const WARM_UPS = 10;
const REPEATS = 20;
/** A slow filter is repeated until it has cost this much, not to the end. */
const FILTER_BUDGET_MS = 5000;
const MIN_REPEATS = 3;

const FILTERS: readonly NamedFilter[] = [
  { key: 'none', label: 'no filter', filter: '' },
  { key: 'state', label: "status = 'ERROR'", filter: "status = 'ERROR'" },
  { key: 'stateMiss', label: 'status, no hit', filter: "status = 'NOPE'" },
  { key: 'tag', label: 'tag, 1 of 8', filter: "tags.team = 'team-3'" },
  { key: 'tagMiss', label: 'tag, no hit', filter: "tags.team = 'nobody'" },
  { key: 'tagLikeMiss', label: 'tag LIKE, no hit', filter: "tags.team LIKE '%nobody%'" },
  { key: 'metadata', label: 'metadata, 1 of 1,000', filter: "metadata.release = 'v77'" },
  { key: 'metadataMiss', label: 'metadata, no hit', filter: "metadata.release = 'v0'" },
  { key: 'latency', label: 'latency', filter: 'execution_time_ms > 5000' },
  { key: 'latencyMiss', label: 'latency, no hit', filter: 'execution_time_ms > 86400000' },
  { key: 'spanName', label: 'span.name, frequent', filter: "span.name = 'ai.toolCall'" },
  { key: 'spanNameMiss', label: 'span.name, no hit', filter: "span.name = 'nobody'" },
  { key: 'spanType', label: 'span.type, frequent', filter: "span.type = 'TOOL'" },
  { key: 'spanTypeMiss', label: 'span.type, no hit', filter: "span.type = 'RERANKER'" },
  { key: 'text', label: 'text, frequent word', filter: 'text:delivery' },
  { key: 'textPhrase', label: 'text, frequent phrase', filter: 'text:"order assistant"' },
  { key: 'textMiss', label: 'text, no hit', filter: 'text:xylophonist' },
  { key: 'and', label: 'state and tag and text', filter: "status = 'OK' AND tags.team = 'team-3' AND text:delivery" },
  { key: 'under', label: 'UNDER', filter: "span(type='TOOL') UNDER span(type='AGENT')", isExtra: true },
  { key: 'underMiss', label: 'UNDER, no hit', filter: "span(type='AGENT') UNDER span(type='TOOL')", isExtra: true },
  { key: 'nameMiss', label: 'name LIKE, no hit', filter: "name LIKE 'nobody%'", isExtra: true },
  {
    key: 'contentMiss',
    label: 'content LIKE, no hit',
    filter: "span.content LIKE '%xylophonist says%'",
    isExtra: true,
  },
];

/** First pages of searches through the API of MLflow's clients, at the largest size, one at a time. */
export async function runSearchSection(context: BenchContext, filled: FilledDatabase): Promise<SectionReport> {
  addTags(filled.path);
  dropIndex(filled.path);
  const server = await startFilled(context, filled.path);
  try {
    context.log('Waiting for the search index …');
    const index = await measureIndex(filled, server);
    context.log(`Searching ${filled.spanCount.toLocaleString('en-US')} spans …`);
    const connection = createHttpConnection(server.port);
    const timings: FilterTiming[] = [];
    for (let count = 0; count < WARM_UPS; count += 1) await search(connection, { order: ['timestamp_ms ASC'] });
    for (const named of FILTERS) timings.push(await timeFilter(connection, named));
    connection.close();
    return toReport(filled, timings, index);
  } finally {
    await server.stop();
  }
}

/** OTLP brings no tags. Written past the server: what is measured is reading them. */
function addTags(path: string): void {
  const database = new Database(path);
  database.exec(`
    insert or ignore into trace_tags (trace_key, tag_key, tag_value)
      select trace_key, 'team', 'team-' || (trace_key % 8) from traces;
    insert or ignore into trace_metadata (trace_key, tag_key, tag_value)
      select trace_key, 'release', 'v' || (1 + trace_key % 1000) from traces;`);
  database.close();
}

/** So that all of it is made again, and measured. */
function dropIndex(path: string): void {
  const database = new Database(path);
  database.exec(`
    delete from search_postings;
    delete from search_words;
    delete from search_segments;
    update search_progress set indexed_arrival = 0, version = version + 1;`);
  database.close();
}

async function measureIndex(filled: FilledDatabase, server: ServerProcess): Promise<IndexFigures> {
  const database = new Database(filled.path, { readonly: true });
  const countBytes = database.prepare<[], { bytes: number }>(`
    select (select coalesce(sum(length(payload)), 0) from search_postings)
      + (select coalesce(sum(length(words)), 0) from search_words)
      + (select coalesce(sum(length(trace_keys) + length(facets)), 0) from search_segments) as bytes`);
  const before = server.stats().cpuMs;
  const startedAt = performance.now();
  await waitForSearchIndex(filled.path);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpuUsPerSpan = ((server.stats().cpuMs - before) * 1000) / filled.spanCount;
  const bytesPerSpan = (countBytes.get()?.bytes ?? 0) / filled.spanCount;
  database.close();
  return { seconds, cpuUsPerSpan, bytesPerSpan };
}

async function timeFilter(connection: HttpConnection, named: NamedFilter): Promise<FilterTiming> {
  const startedAt = performance.now();
  const foundCount = await search(connection, named);
  const firstMs = performance.now() - startedAt;
  const timesMs: number[] = [];
  while (timesMs.length < REPEATS) {
    if (timesMs.length >= MIN_REPEATS && performance.now() - startedAt > FILTER_BUDGET_MS) break;
    const sentAt = performance.now();
    await search(connection, named);
    timesMs.push(performance.now() - sentAt);
  }
  return { named, firstMs, p50Ms: percentile(timesMs, 0.5), p99Ms: percentile(timesMs, 0.99), foundCount };
}

/** How many traces the first page has. */
async function search(
  connection: HttpConnection,
  { filter = '', order = [] }: { readonly filter?: string; readonly order?: readonly string[] },
): Promise<number> {
  const body = Buffer.from(
    JSON.stringify({
      locations: [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } }],
      filter,
      order_by: order,
      max_results: 100,
    }),
  );
  const head = encodeHead('POST /api/3.0/mlflow/traces/search', { 'content-type': 'application/json' }, body.length);
  const answer = await connection.send({ head, body });
  const text = answer.body.toString('utf8');
  if (answer.status !== 200) throw new Error(`The search for ${filter} answered ${answer.status}: ${text}`);
  const { traces = [] } = JSON.parse(text) as { readonly traces?: readonly unknown[] };
  return traces.length;
}

function toReport(filled: FilledDatabase, timings: readonly FilterTiming[], index: IndexFigures): SectionReport {
  const size = `${filled.spanCount.toLocaleString('en-US')} spans`;
  return {
    tables: [
      {
        title: `Search, first page of 100, ${size}`,
        columns: ['first ms', 'p50 ms', 'p99 ms', 'found'],
        rows: [
          ...timings.map(({ named, firstMs, p50Ms, p99Ms, foundCount }) => ({
            label: named.label,
            cells: [formatFigure(firstMs), formatFigure(p50Ms), formatFigure(p99Ms), String(foundCount)],
          })),
          {
            label: 'index: time, CPU and size',
            cells: [
              `${formatFigure(index.seconds)} s`,
              `${formatFigure(index.cpuUsPerSpan)} µs/span`,
              `${formatFigure(index.bytesPerSpan)} B/span`,
              '',
            ],
          },
        ],
      },
    ],
    figures: [
      { key: `search.${filled.spanCount}.index.cpuUsPerSpan`, value: index.cpuUsPerSpan, unit: 'us' },
      { key: `search.${filled.spanCount}.index.bytesPerSpan`, value: index.bytesPerSpan, unit: 'B' },
      ...timings.flatMap(({ named, firstMs, p50Ms, p99Ms }): readonly Figure[] => [
        { key: `search.${filled.spanCount}.${named.key}.firstMs`, value: firstMs, unit: 'ms' },
        { key: `search.${filled.spanCount}.${named.key}.p50Ms`, value: p50Ms, unit: 'ms' },
        { key: `search.${filled.spanCount}.${named.key}.p99Ms`, value: p99Ms, unit: 'ms' },
      ]),
    ],
    verdicts: timings
      .filter(({ named }) => named.isExtra !== true)
      .flatMap(({ named, firstMs, p50Ms }): readonly Verdict[] => [
        atMost(`search ${named.label} at ${size}, for the first time, ms`, firstMs, MAX_FIRST_PAGE_MS),
        atMost(`search ${named.label} at ${size}, ms`, p50Ms, MAX_FIRST_PAGE_MS),
      ]),
  };
}
