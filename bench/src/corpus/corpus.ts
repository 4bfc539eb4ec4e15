import { toAiSdkTrace } from './ai-sdk-trace.ts';
import type { BenchSpan, BenchTrace } from './bench-span.ts';
import { createConversation } from './conversation.ts';
import { toGenAiTrace } from './genai-trace.ts';
import { createRandom, type Random } from './random.ts';
import { createSmallTrace } from './small-trace.ts';

/** `full`: ~4 KB spans with prompts and answers; `small`: ~500-byte spans without content. */
export type CorpusKind = 'full' | 'small';

export interface CorpusOptions {
  readonly kind: CorpusKind;
  readonly seed: number;
  readonly spanCount: number;
  /** Start of the first trace. */
  readonly startUnixNano: bigint;
  /** From the start of one trace to the start of the next. */
  readonly traceIntervalNano: bigint;
}

const GENAI_SHARE = 0.6;

/** Exactly `spanCount` spans, trace after trace, each trace in the order its spans ended. The last one may be cut. */
export function createCorpus(options: CorpusOptions): readonly BenchSpan[] {
  const random = createRandom(options.seed);
  const spans: BenchSpan[] = [];
  for (let start = options.startUnixNano; spans.length < options.spanCount; start += options.traceIntervalNano) {
    spans.push(...createTrace(random, options.kind, start));
  }
  return spans.slice(0, options.spanCount);
}

/** One agent run. On average 13.9 spans. */
function createTrace(random: Random, kind: CorpusKind, startUnixNano: bigint): BenchTrace {
  if (kind === 'small') return createSmallTrace(random, startUnixNano, random.int(6, 22));
  const conversation = createConversation(random, random.int(2, 4));
  const write = random.next() < GENAI_SHARE ? toGenAiTrace : toAiSdkTrace;
  return write(conversation, random, startUnixNano);
}

/** One trace of exactly this many spans, however many model calls that takes. Its root comes last. */
export function createTraceOf(random: Random, spanCount: number, startUnixNano: bigint): BenchTrace {
  const conversation = createConversation(random, 4);
  const runs: BenchSpan[] = [];
  let start = startUnixNano;
  while (runs.length < spanCount) {
    const run = toGenAiTrace(conversation, random, start);
    runs.push(...run);
    start = (run.at(-1)?.endUnixNano ?? start) + 1_000_000n;
  }
  return joinRuns(runs.slice(-spanCount));
}

/** Several agent runs as one trace: every run's root hangs below the last one's. */
function joinRuns(spans: readonly BenchSpan[]): BenchTrace {
  const root = spans.at(-1);
  if (!root) return [];
  const earliest = spans.reduce(
    (min, span) => (span.startUnixNano < min ? span.startUnixNano : min),
    root.startUnixNano,
  );
  return spans.map((span) => ({
    ...span,
    traceId: root.traceId,
    parentSpanId: span === root ? null : (span.parentSpanId ?? root.spanId),
    startUnixNano: span === root ? earliest - 1000n : span.startUnixNano,
  }));
}
