import type { BenchContext } from '../bench-context.ts';
import type { CorpusKind } from '../corpus/corpus.ts';
import type { RequestPool } from '../corpus/request-pool.ts';
import { median } from '../load/percentile.ts';
import { formatFigure, formatMegabytes } from '../report/format-figure.ts';
import { atLeast, atMost, type Figure, type SectionReport, type Table } from '../report/report.ts';
import type { YardstickName, YardstickResult } from '../yardsticks/yardstick.ts';
import { startYardstick } from '../yardsticks/start-yardstick.ts';
import { measureLoad, type LoadMeasurement } from './measure-load.ts';

/** A server under one kind of load: all saturated rounds, and one run at half of what they reached. */
interface IngestResult {
  readonly label: string;
  readonly key: string;
  readonly rounds: readonly LoadMeasurement[];
  readonly halfLoad: LoadMeasurement | undefined;
}

interface YardstickRow {
  readonly label: string;
  readonly key: string;
  readonly rounds: readonly YardstickResult[];
}

const MAX_CPU_PER_DECODE = 3;
const MIN_NAIVE_PER_GANDER = 2.5;
const MAX_WRITTEN_PER_RAW = 1.2;
const MAX_PEAK_RSS_MB = 512;
const SPANS_PER_REQUEST = 100;

/**
 * Ingest of Gander and of the yardsticks. What is compared runs in turns (A B C A B C …) and enters by its median: on a
 * busy machine two measurements a minute apart are not comparable.
 */
export async function runIngestSection(context: BenchContext): Promise<SectionReport> {
  context.log('Preparing the request pools …');
  const compared = await runCompared(context);
  const others: IngestResult[] = [];
  for (const kind of ['full', 'small'] as const) {
    for (const pool of kind === 'full'
      ? [context.rawPool(kind)]
      : [context.rawPool(kind), await context.gzipPool(kind)]) {
      others.push(await runSaturatedAndHalf(context, pool, kind));
    }
  }
  const results = [compared.gander, ...others, compared.naive];
  const yardsticks = [...compared.yardsticks, ...(await runSmallYardsticks(context))];
  return {
    tables: [corpusTable(context), ingestTable(results), yardstickTable(yardsticks)],
    figures: [...results.flatMap(ingestFigures), ...yardsticks.flatMap(yardstickFigures)],
    verdicts: verdictsOf(compared, results),
  };
}

interface Compared {
  readonly gander: IngestResult;
  readonly naive: IngestResult;
  readonly decode: YardstickRow;
  readonly yardsticks: readonly YardstickRow[];
}

async function runCompared(context: BenchContext): Promise<Compared> {
  const gzip = await context.gzipPool('full');
  const raw = context.rawPool('full');
  const gander: LoadMeasurement[] = [];
  const naive: LoadMeasurement[] = [];
  const yardsticks: YardstickRow[] = [
    { label: 'protobufjs, decode only', key: 'protobufjsDecode', rounds: [] },
    { label: 'Gander’s lazy reader, decode only', key: 'ganderDecode', rounds: [] },
    { label: 'gunzip only', key: 'gunzip', rounds: [] },
    { label: 'zstd level 1 of the request only', key: 'zstd', rounds: [] },
    { label: 'SQLite insert only, blob per span', key: 'sqliteBlobPerSpan', rounds: [] },
    { label: 'SQLite insert only, blob per trace', key: 'sqliteBlobPerTrace', rounds: [] },
  ];
  for (let round = 1; round <= context.scale.comparedRounds; round += 1) {
    context.log(`Ingest, compared round ${round} of ${context.scale.comparedRounds} …`);
    gander.push(await measureLoad(context, { server: 'gander', pool: gzip, requestCount: gzip.requests.length }));
    for (const [index, name] of COMPARED_YARDSTICKS.entries()) {
      const result = await runYardstick(context, name, name === 'gunzip' ? gzip : raw);
      const row = yardsticks[index];
      if (row) yardsticks[index] = { ...row, rounds: [...row.rounds, result] };
    }
    naive.push(await measureLoad(context, { server: 'naive', pool: gzip, requestCount: context.scale.naiveRequests }));
  }
  const [decode] = yardsticks;
  if (!decode) throw new Error('No yardstick ran');
  return {
    gander: {
      label: 'Gander, full gzip',
      key: 'full.gzip',
      rounds: gander,
      halfLoad: await halfLoad(context, gzip, gander),
    },
    naive: { label: 'naive server, full gzip', key: 'naive.full.gzip', rounds: naive, halfLoad: undefined },
    decode,
    yardsticks,
  };
}

const COMPARED_YARDSTICKS: readonly YardstickName[] = [
  'protobufjs-decode',
  'gander-decode',
  'gunzip',
  'zstd',
  'sqlite-blob-per-span',
  'sqlite-blob-per-trace',
];

async function runYardstick(context: BenchContext, name: YardstickName, pool: RequestPool): Promise<YardstickResult> {
  return context.inFolder('yardstick', async (folder) =>
    startYardstick({ name, pool, requestCount: context.scale.yardstickRequests, folder }),
  );
}

async function runSmallYardsticks(context: BenchContext): Promise<readonly YardstickRow[]> {
  const pool = context.rawPool('small');
  const decode: YardstickResult[] = [];
  for (let round = 0; round < context.scale.otherRounds; round += 1) {
    decode.push(await runYardstick(context, 'protobufjs-decode', pool));
  }
  return [{ label: 'protobufjs, decode only, small spans', key: 'small.protobufjsDecode', rounds: decode }];
}

async function runSaturatedAndHalf(context: BenchContext, pool: RequestPool, kind: CorpusKind): Promise<IngestResult> {
  const encoding = pool.encoding === 'gzip' ? 'gzip' : 'raw';
  const rounds: LoadMeasurement[] = [];
  for (let round = 0; round < context.scale.otherRounds; round += 1) {
    context.log(`Ingest, ${kind} ${encoding} …`);
    rounds.push(
      await measureLoad(context, { server: 'gander', pool, requestCount: context.scale.ingestRequests[kind] }),
    );
  }
  return {
    label: `Gander, ${kind} ${encoding}`,
    key: `${kind}.${encoding}`,
    rounds,
    halfLoad: await halfLoad(context, pool, rounds),
  };
}

async function halfLoad(
  context: BenchContext,
  pool: RequestPool,
  rounds: readonly LoadMeasurement[],
): Promise<LoadMeasurement> {
  const requestsPerSecond = medianOf(rounds, (round) => round.spansPerSecond) / SPANS_PER_REQUEST / 2;
  const wanted = context.scale.warmUpRequests + Math.ceil(requestsPerSecond * context.scale.halfLoadSeconds);
  const available = pool.encoding === 'gzip' ? pool.requests.length : wanted;
  return measureLoad(context, {
    server: 'gander',
    pool,
    requestCount: Math.min(wanted, available),
    requestsPerSecond,
  });
}

const medianOf = <T>(items: readonly T[], value: (item: T) => number): number => median(items.map(value));
const spread = <T>(items: readonly T[], value: (item: T) => number): string => {
  const values = items.map(value);
  return `${formatFigure(Math.min(...values))}–${formatFigure(Math.max(...values))}`;
};

function verdictsOf(compared: Compared, results: readonly IngestResult[]) {
  const cpu = medianOf(compared.gander.rounds, (round) => round.cpuUsPerSpan);
  const decode = medianOf(compared.decode.rounds, (round) => round.cpuUsPerSpan);
  const naive = medianOf(compared.naive.rounds, (round) => round.cpuUsPerSpan);
  const ganders = results.filter((result) => result !== compared.naive && result.key.startsWith('full'));
  const peakRssBytes = results
    .filter((result) => result !== compared.naive)
    .flatMap((result) => result.rounds.map((round) => round.peakRssBytes));
  return [
    atMost('server CPU per span, full gzip ÷ protobufjs decode alone (aim 2.2)', cpu / decode, MAX_CPU_PER_DECODE),
    atLeast('naive server CPU per span ÷ Gander’s', naive / cpu, MIN_NAIVE_PER_GANDER),
    ...ganders.map((result) =>
      atMost(
        `bytes written to disk ÷ raw bytes, ${result.key.replace('.', ' ')}`,
        medianOf(result.rounds, (round) => round.writtenPerRawByte),
        MAX_WRITTEN_PER_RAW,
      ),
    ),
    atMost('peak RSS under load, MiB', Math.max(...peakRssBytes) / 1_048_576, MAX_PEAK_RSS_MB),
  ];
}

function corpusTable(context: BenchContext): Table {
  return {
    title: 'Corpus',
    columns: ['B/span', 'attributes/span', 'spans/trace', 'gzip-6 ratio', 'zstd-1 ratio'],
    rows: (['full', 'small'] as const).map((kind) => {
      const { stats } = context.rawPool(kind);
      const figures = [
        stats.bytesPerSpan,
        stats.attributesPerSpan,
        stats.spansPerTrace,
        stats.gzipRatio,
        stats.zstdRatio,
      ];
      return { label: kind, cells: figures.map(formatFigure) };
    }),
  };
}

function ingestTable(results: readonly IngestResult[]): Table {
  return {
    title: 'Ingest, 16 connections, acknowledged after a durable commit; medians of the rounds',
    columns: [
      'spans/s',
      'CPU µs/span',
      '(min–max)',
      'background',
      'p50 ms',
      'p99 ms',
      'half: p50 ms',
      'p99 ms',
      'peak RSS',
      'written/raw',
    ],
    rows: results.map(({ label, rounds, halfLoad: half }) => ({
      label,
      cells: [
        formatFigure(medianOf(rounds, (round) => round.spansPerSecond)),
        formatFigure(medianOf(rounds, (round) => round.cpuUsPerSpan)),
        spread(rounds, (round) => round.cpuUsPerSpan),
        `${formatFigure(100 * medianOf(rounds, (round) => round.backgroundCpuShare))} %`,
        formatFigure(medianOf(rounds, (round) => round.load.p50Ms)),
        formatFigure(medianOf(rounds, (round) => round.load.p99Ms)),
        formatFigure(half?.load.p50Ms ?? Number.NaN),
        formatFigure(half?.load.p99Ms ?? Number.NaN),
        formatMegabytes(Math.max(...rounds.map((round) => round.peakRssBytes))),
        formatFigure(medianOf(rounds, (round) => round.writtenPerRawByte)),
      ],
    })),
  };
}

function yardstickTable(rows: readonly YardstickRow[]): Table {
  return {
    title: 'Yardsticks on the same bytes, one process each',
    columns: ['CPU µs/span', '(min–max)', 'spans/s'],
    rows: rows.map(({ label, rounds }) => ({
      label,
      cells: [
        formatFigure(medianOf(rounds, (round) => round.cpuUsPerSpan)),
        spread(rounds, (round) => round.cpuUsPerSpan),
        formatFigure(medianOf(rounds, (round) => round.spansPerSecond)),
      ],
    })),
  };
}

function ingestFigures({ key, rounds, halfLoad: half }: IngestResult): readonly Figure[] {
  const figure = (name: string, value: number, unit: string): Figure => ({ key: `ingest.${key}.${name}`, value, unit });
  return [
    figure(
      'spansPerSecond',
      medianOf(rounds, (round) => round.spansPerSecond),
      'spans/s',
    ),
    figure(
      'cpuUsPerSpan',
      medianOf(rounds, (round) => round.cpuUsPerSpan),
      'µs',
    ),
    figure(
      'backgroundCpuShare',
      medianOf(rounds, (round) => round.backgroundCpuShare),
      '1',
    ),
    figure(
      'p50Ms',
      medianOf(rounds, (round) => round.load.p50Ms),
      'ms',
    ),
    figure(
      'p99Ms',
      medianOf(rounds, (round) => round.load.p99Ms),
      'ms',
    ),
    ...(half ? [figure('halfLoadP50Ms', half.load.p50Ms, 'ms'), figure('halfLoadP99Ms', half.load.p99Ms, 'ms')] : []),
    figure('peakRssBytes', Math.max(...rounds.map((round) => round.peakRssBytes)), 'B'),
    figure(
      'writtenPerRawByte',
      medianOf(rounds, (round) => round.writtenPerRawByte),
      '1',
    ),
  ];
}

function yardstickFigures({ key, rounds }: YardstickRow): readonly Figure[] {
  return [{ key: `yardstick.${key}.cpuUsPerSpan`, value: medianOf(rounds, (round) => round.cpuUsPerSpan), unit: 'µs' }];
}
