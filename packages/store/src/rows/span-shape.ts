import type { SpanRecord } from '@gander/core/span-record';

import type { SpansTable } from '../schema/tables.ts';
import { toTokens } from './usage-columns.ts';

/**
 * Most spans leave most columns empty, and each bound value costs about as much as a column of the insert itself. So a span
 * is inserted with the groups of columns that it has, and the rest is left to be null. A shape is a set of groups.
 */
export type SpanShape = number;

const MODEL_CALL = 1;
const TOKEN_DETAILS = 2;
const SESSION = 4;
const USER = 8;
const TOOL = 16;

export const SPAN_SHAPES: readonly SpanShape[] = Array.from({ length: 32 }, (_, shape) => shape);

export interface SpanPlace {
  readonly traceKey: bigint;
  readonly chunkNo: number;
}

type Column = keyof SpansTable;

const ALWAYS = [
  'trace_key',
  'chunk_no',
  'span_id',
  'parent_span_id',
  'name',
  'kind',
  'type',
  'status',
  'start_unix_nano',
  'end_unix_nano',
  'service_name',
] as const satisfies readonly Column[];

const MODEL_CALL_COLUMNS = [
  'model',
  'provider',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cost_usd',
  'response_id',
] as const satisfies readonly Column[];

const TOKEN_DETAILS_COLUMNS = [
  'cache_read_tokens',
  'cache_write_tokens',
  'reasoning_tokens',
] as const satisfies readonly Column[];

/** The groups of columns that a span has something in. */
export function toSpanShape(span: SpanRecord): SpanShape {
  return (
    (isModelCall(span) ? MODEL_CALL : 0) |
    (hasTokenDetails(span) ? TOKEN_DETAILS : 0) |
    (span.sessionId === null ? 0 : SESSION) |
    (span.userId === null ? 0 : USER) |
    (span.toolName === null ? 0 : TOOL)
  );
}

function isModelCall({ model, provider, costUsd, responseId, usage }: SpanRecord): boolean {
  return (
    responseId !== null ||
    model !== null ||
    provider !== null ||
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

/** In the order of {@link createSpanWriter}. */
export function listSpanColumns(shape: SpanShape): readonly Column[] {
  return [
    ...ALWAYS,
    ...((shape & MODEL_CALL) === 0 ? [] : MODEL_CALL_COLUMNS),
    ...((shape & TOKEN_DETAILS) === 0 ? [] : TOKEN_DETAILS_COLUMNS),
    ...((shape & SESSION) === 0 ? [] : (['session_id'] as const)),
    ...((shape & USER) === 0 ? [] : (['user_id'] as const)),
    ...((shape & TOOL) === 0 ? [] : (['tool_name'] as const)),
  ];
}

/** A span and where it lies. */
export interface PlacedSpan {
  readonly place: SpanPlace;
  readonly span: SpanRecord;
}

/** Puts the values of spans of a shape into a list from `offset` on. Runs per span on the hot path. */
export function createSpanWriter(shape: SpanShape) {
  return function writeSpan(values: unknown[], offset: number, { place, span }: PlacedSpan): void {
    let at = offset;
    values[at++] = place.traceKey;
    values[at++] = place.chunkNo;
    values[at++] = span.spanId;
    values[at++] = span.parentSpanId;
    values[at++] = span.name;
    values[at++] = span.kind;
    values[at++] = span.type;
    values[at++] = span.status;
    values[at++] = span.startUnixNano;
    values[at++] = span.endUnixNano;
    values[at++] = span.serviceName;
    const { usage } = span;
    if ((shape & MODEL_CALL) !== 0) {
      values[at++] = span.model;
      values[at++] = span.provider;
      values[at++] = toTokens(usage.inputTokens);
      values[at++] = toTokens(usage.outputTokens);
      values[at++] = toTokens(usage.totalTokens);
      values[at++] = span.costUsd;
      values[at++] = span.responseId;
    }
    if ((shape & TOKEN_DETAILS) !== 0) {
      values[at++] = toTokens(usage.cacheReadTokens);
      values[at++] = toTokens(usage.cacheWriteTokens);
      values[at++] = toTokens(usage.reasoningTokens);
    }
    if ((shape & SESSION) !== 0) values[at++] = span.sessionId;
    if ((shape & USER) !== 0) values[at++] = span.userId;
    if ((shape & TOOL) !== 0) values[at++] = span.toolName;
  };
}
