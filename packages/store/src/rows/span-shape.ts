import type { SpanRecord } from '@gander/core/span-record';

import type { SpansTable } from '../schema/tables.ts';
import { toTokens } from './usage-columns.ts';

/**
 * Most spans leave most columns empty, and each bound value costs about as much as a column of the insert itself. So a span
 * is inserted with the groups of columns that it has, and the rest is left to be null. A shape is a set of groups.
 */
export type SpanShape = number;

const MODEL = 1;
const USAGE = 2;
const TOKEN_DETAILS = 4;
const RESPONSE = 8;
const SESSION = 16;
const USER = 32;
const TOOL = 64;

type Column = keyof SpansTable;

/** What many spans of a write have in common: it is bound once for all of them. {@link hasSameSharedValues} compares each. */
export const SHARED_SPAN_COLUMNS = [
  'kind',
  'type',
  'status',
  'service_name',
  'provider',
] as const satisfies readonly Column[];

/** In the order of {@link SHARED_SPAN_COLUMNS}. */
export function toSharedSpanValues(span: SpanRecord): readonly unknown[] {
  return [span.kind, span.type, span.status, span.serviceName, span.provider];
}

/** Whether two spans have all of {@link SHARED_SPAN_COLUMNS} in common. */
export function hasSameSharedValues(left: SpanRecord, right: SpanRecord): boolean {
  return (
    left.kind === right.kind &&
    left.type === right.type &&
    left.status === right.status &&
    left.serviceName === right.serviceName &&
    left.provider === right.provider
  );
}

const ALWAYS = [
  'trace_key',
  'chunk_no',
  'span_id',
  'parent_span_id',
  'name',
  'start_unix_nano',
  'end_unix_nano',
] as const satisfies readonly Column[];

const USAGE_COLUMNS = [
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cost_usd',
] as const satisfies readonly Column[];

const TOKEN_DETAILS_COLUMNS = [
  'cache_read_tokens',
  'cache_write_tokens',
  'reasoning_tokens',
] as const satisfies readonly Column[];

/** The groups of columns that a span has something in. */
export function toSpanShape(span: SpanRecord): SpanShape {
  return (
    (span.model === null ? 0 : MODEL) |
    (hasUsage(span) ? USAGE : 0) |
    (hasTokenDetails(span) ? TOKEN_DETAILS : 0) |
    (span.responseId === null ? 0 : RESPONSE) |
    (span.sessionId === null ? 0 : SESSION) |
    (span.userId === null ? 0 : USER) |
    (span.toolName === null ? 0 : TOOL)
  );
}

function hasUsage({ costUsd, usage }: SpanRecord): boolean {
  return (
    costUsd !== null ||
    usage.inputTokens !== undefined ||
    usage.outputTokens !== undefined ||
    usage.totalTokens !== undefined
  );
}

function hasTokenDetails({ usage }: SpanRecord): boolean {
  return (
    usage.cacheReadTokens !== undefined || usage.cacheWriteTokens !== undefined || usage.reasoningTokens !== undefined
  );
}

/** Those beside {@link SHARED_SPAN_COLUMNS}, in the order of {@link writeSpan}. */
export function listSpanColumns(shape: SpanShape): readonly Column[] {
  return [
    ...ALWAYS,
    ...((shape & MODEL) === 0 ? [] : (['model'] as const)),
    ...((shape & USAGE) === 0 ? [] : USAGE_COLUMNS),
    ...((shape & TOKEN_DETAILS) === 0 ? [] : TOKEN_DETAILS_COLUMNS),
    ...((shape & RESPONSE) === 0 ? [] : (['response_id'] as const)),
    ...((shape & SESSION) === 0 ? [] : (['session_id'] as const)),
    ...((shape & USER) === 0 ? [] : (['user_id'] as const)),
    ...((shape & TOOL) === 0 ? [] : (['tool_name'] as const)),
  ];
}

/** Where the index finds a span. */
export interface SpanPlace {
  readonly traceKey: bigint;
  readonly chunkNo: number;
}

/** A span, the groups of columns that it has, and its place. */
export interface ShapedSpan {
  readonly shape: SpanShape;
  readonly place: SpanPlace;
  readonly span: SpanRecord;
}

/** Puts the values of a span of a shape into a list from `offset` on. Runs per span on the hot path. */
export function writeSpan(values: unknown[], offset: number, { shape, place, span }: ShapedSpan): void {
  let at = offset;
  values[at++] = place.traceKey;
  values[at++] = place.chunkNo;
  values[at++] = span.spanId;
  values[at++] = span.parentSpanId;
  values[at++] = span.name;
  values[at++] = span.startUnixNano;
  values[at++] = span.endUnixNano;
  const { usage } = span;
  if ((shape & MODEL) !== 0) values[at++] = span.model;
  if ((shape & USAGE) !== 0) {
    values[at++] = toTokens(usage.inputTokens);
    values[at++] = toTokens(usage.outputTokens);
    values[at++] = toTokens(usage.totalTokens);
    values[at++] = span.costUsd;
  }
  if ((shape & TOKEN_DETAILS) !== 0) {
    values[at++] = toTokens(usage.cacheReadTokens);
    values[at++] = toTokens(usage.cacheWriteTokens);
    values[at++] = toTokens(usage.reasoningTokens);
  }
  if ((shape & RESPONSE) !== 0) values[at++] = span.responseId;
  if ((shape & SESSION) !== 0) values[at++] = span.sessionId;
  if ((shape & USER) !== 0) values[at++] = span.userId;
  if ((shape & TOOL) !== 0) values[at++] = span.toolName;
}
