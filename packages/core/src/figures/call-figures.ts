import type { SpanId, TraceId } from '../ids.ts';
import type { SpanRecord } from '../span-record.ts';
import { listModelCalls } from '../trace/list-model-calls.ts';
import { type DurationFigures, toDurationFigures } from './durations.ts';

/** A span in its trace, to look at as an example. */
export interface CallPlace {
  readonly traceId: TraceId;
  readonly spanId: SpanId;
}

/** What some calls have in common, in numbers. */
export interface CallFigures extends DurationFigures {
  readonly callCount: number;
  readonly errorCount: number;
  /** The call that took longest of those that have ended. */
  readonly slowest: CallPlace | null;
  /** The call that failed last. */
  readonly lastFailed: CallPlace | null;
}

export interface TokenFigures {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  /** `null` when no call has a price. */
  readonly costUsd: number | null;
}

/** What the calls of one model used in a stretch of time. */
export interface ModelBucket extends TokenFigures {
  readonly startUnixNano: bigint;
  readonly callCount: number;
}

export interface ModelFigures extends CallFigures, TokenFigures {
  /** `''` for calls that name none. */
  readonly model: string;
  /** Without those in which nothing happened, in order of time. */
  readonly buckets: readonly ModelBucket[];
}

export interface ToolFigures extends CallFigures {
  readonly name: string;
}

export interface TraceSpans {
  readonly traceId: TraceId;
  readonly spans: readonly SpanRecord[];
}

/** Names of tools and models come from outside: more than these are somebody counting up. */
const MAX_GROUPS = 1000;
const NANOS_PER_MS = 1e6;

/** Counts model calls and tools over many traces, one trace at a time. */
export class CallCounter {
  readonly #bucketNano: bigint;
  readonly #models = new Map<string, CallGroup>();
  readonly #tools = new Map<string, CallGroup>();

  /** @param bucketNano length of the stretches that model calls are counted by. */
  constructor(bucketNano: bigint) {
    this.#bucketNano = bucketNano;
  }

  add({ traceId, spans }: TraceSpans): void {
    for (const call of listModelCalls(spans)) {
      findGroup(this.#models, call.model ?? '')?.addModelCall(call, { traceId, bucketNano: this.#bucketNano });
    }
    for (const span of spans) {
      if (span.type === 'TOOL') findGroup(this.#tools, span.toolName ?? span.name)?.addCall(span, traceId);
    }
  }

  /** Those that cost most first, then those with most tokens. */
  listModels(): readonly ModelFigures[] {
    return [...this.#models]
      .map(([model, group]) => ({ model, ...group.toFigures(), ...group.tokens, buckets: group.listBuckets() }))
      .toSorted(
        (left, right) =>
          (right.costUsd ?? 0) - (left.costUsd ?? 0) ||
          right.inputTokens + right.outputTokens - left.inputTokens - left.outputTokens ||
          right.callCount - left.callCount,
      );
  }

  /** Those that took most time together first. */
  listTools(): readonly ToolFigures[] {
    return [...this.#tools]
      .map(([name, group]) => ({ name, ...group.toFigures() }))
      .toSorted((left, right) => right.totalMs - left.totalMs || right.callCount - left.callCount);
  }
}

function findGroup(groups: Map<string, CallGroup>, name: string): CallGroup | undefined {
  const known = groups.get(name);
  if (known !== undefined || groups.size >= MAX_GROUPS) return known;
  const group = new CallGroup();
  groups.set(name, group);
  return group;
}

class CallGroup {
  #errorCount = 0;
  #callCount = 0;
  readonly #durationsMs: number[] = [];
  #slowest: (CallPlace & { readonly durationMs: number }) | undefined;
  #lastFailed: (CallPlace & { readonly startUnixNano: bigint }) | undefined;
  tokens: TokenFigures = NO_TOKENS;
  readonly #buckets = new Map<bigint, ModelBucket>();

  addCall({ spanId, status, startUnixNano, endUnixNano }: SpanRecord, traceId: TraceId): void {
    this.#callCount += 1;
    if (endUnixNano !== null) {
      // Clocks lie: what ends before it begins took no time.
      const durationMs = Math.max(0, Number(endUnixNano - startUnixNano) / NANOS_PER_MS);
      this.#durationsMs.push(durationMs);
      if (this.#slowest === undefined || durationMs > this.#slowest.durationMs) {
        this.#slowest = { traceId, spanId, durationMs };
      }
    }
    if (status !== 'ERROR') return;
    this.#errorCount += 1;
    if (this.#lastFailed === undefined || startUnixNano > this.#lastFailed.startUnixNano) {
      this.#lastFailed = { traceId, spanId, startUnixNano };
    }
  }

  addModelCall(
    call: SpanRecord,
    { traceId, bucketNano }: { readonly traceId: TraceId; readonly bucketNano: bigint },
  ): void {
    this.addCall(call, traceId);
    this.tokens = addTokens(this.tokens, call);
    const startUnixNano = (call.startUnixNano / bucketNano) * bucketNano;
    const bucket = this.#buckets.get(startUnixNano) ?? { startUnixNano, callCount: 0, ...NO_TOKENS };
    this.#buckets.set(startUnixNano, { ...bucket, ...addTokens(bucket, call), callCount: bucket.callCount + 1 });
  }

  toFigures(): CallFigures {
    return {
      callCount: this.#callCount,
      errorCount: this.#errorCount,
      ...toDurationFigures(this.#durationsMs),
      slowest: toPlace(this.#slowest),
      lastFailed: toPlace(this.#lastFailed),
    };
  }

  listBuckets(): readonly ModelBucket[] {
    return [...this.#buckets.values()].toSorted((left, right) => (left.startUnixNano < right.startUnixNano ? -1 : 1));
  }
}

const NO_TOKENS: TokenFigures = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, costUsd: null };

function addTokens(sum: TokenFigures, { usage, costUsd }: SpanRecord): TokenFigures {
  return {
    inputTokens: sum.inputTokens + (usage.inputTokens ?? 0),
    outputTokens: sum.outputTokens + (usage.outputTokens ?? 0),
    cacheReadTokens: sum.cacheReadTokens + (usage.cacheReadTokens ?? 0),
    costUsd: costUsd === null ? sum.costUsd : (sum.costUsd ?? 0) + costUsd,
  };
}

function toPlace(place: CallPlace | undefined): CallPlace | null {
  return place === undefined ? null : { traceId: place.traceId, spanId: place.spanId };
}
