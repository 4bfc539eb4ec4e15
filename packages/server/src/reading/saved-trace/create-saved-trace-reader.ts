import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import type { SpanRecord } from '@gander/core/span-record';
import type { Store } from '@gander/store/store';

import { decodeLogs } from '../../log-joining/decode-logs.ts';
import type { PriceBook } from '../../pricing/price-book.ts';
import type { ReadingOperations } from '../reading-operations.ts';
import { toSpanRowBody } from '../to-span-row-body.ts';
import { encodeSavedPart } from './encode-saved-part.ts';
import { readSavedHead, type SavedHeadDeps } from './read-saved-head.ts';
import { readSpanBlock } from './read-span-block.ts';
import type { SavedTraceCall, SavedTracePart } from './saved-trace-call.ts';

export interface SavedTraceReader {
  /** A part of a trace that is saved as a page, small enough to be held in memory. Throws `not_found`. */
  readPart(call: SavedTraceCall): Promise<SavedTracePart>;
}

export interface SavedTraceReaderDeps extends Omit<SavedHeadDeps, 'traces'> {
  readonly store: Pick<Store, 'traces'>;
  readonly operations: SavedHeadDeps['operations'] & Pick<ReadingOperations, 'getSpanContext'>;
  readonly prices: Pick<PriceBook, 'open'>;
}

const ROWS_PER_PART = 5000;
const SPANS_PER_PART = 500;

/** Spans that have a window to be filled. */
const CALL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);

/** What a cursor says: first all rows, then all spans in full. `offset` counts within the page of rows. */
interface Position {
  readonly kind: 'rows' | 'spans';
  readonly page: string | undefined;
  readonly offset: number;
}

type Step = Pick<SavedTracePart, 'html' | 'nextCursor'>;

/** Reads a trace for its self-contained page, part by part; runs in the thread that reads. */
export function createSavedTraceReader({ store, prices, ...deps }: SavedTraceReaderDeps): SavedTraceReader {
  const { traces } = store;

  async function readRows(traceId: TraceId, { page }: Position): Promise<Step> {
    const { items, nextCursor } = await traces.listSpans(traceId, { limit: ROWS_PER_PART, cursor: page });
    return {
      html: await encodeSavedPart({ kind: 'rows', content: { rows: items.map(toSpanRowBody) } }),
      nextCursor: toCursor({ kind: nextCursor === null ? 'spans' : 'rows', page: nextCursor ?? undefined, offset: 0 }),
    };
  }

  async function readSpans(traceId: TraceId, { page, offset }: Position): Promise<Step> {
    const { items, nextCursor } = await traces.listSpans(traceId, { limit: SPANS_PER_PART, cursor: page });
    const records = items.slice(offset);
    if (records.length === 0) return { html: '', nextCursor: null };
    const logs = createLogJoin(decodeLogs(await traces.readLogChunks(traceId)));
    const pricing = await prices.open();
    const { details, otlp, doneCount } = await readSpanBlock(traces, { traceId, records, logs, pricing });
    const isWhole = page === undefined && nextCursor === null;
    const contexts = isWhole ? await readContexts(traceId, records.slice(0, doneCount)) : {};
    const content = { details, contexts, otlp };
    return {
      html: await encodeSavedPart({ kind: 'spans', content, spanIds: Object.keys(details) }),
      nextCursor:
        doneCount < records.length
          ? toCursor({ kind: 'spans', page, offset: offset + doneCount })
          : nextCursor && toCursor({ kind: 'spans', page: nextCursor, offset: 0 }),
    };
  }

  /** Of traces that are not long: each looks for the call before it in the whole trace. */
  async function readContexts(traceId: TraceId, records: readonly SpanRecord[]) {
    const contexts: Record<string, unknown> = {};
    for (const { spanId, type } of records) {
      if (CALL_TYPES.has(type)) contexts[spanId] = await deps.operations.getSpanContext({ traceId, spanId }, {});
    }
    return contexts;
  }

  return {
    async readPart(call) {
      if (call.cursor === undefined) {
        const { head, name } = await readSavedHead({ ...deps, traces }, call);
        const html = await encodeSavedPart({ kind: 'head', content: head });
        const nextCursor = toCursor({ kind: 'rows', page: undefined, offset: 0 });
        return { html, traceIdText: head.traceId, name, nextCursor };
      }
      const position = parseCursor(call.cursor);
      // As the first part has found it: a trace may be stored under a bare id.
      const traceId = call.traceIdText as TraceId;
      const step = await (position.kind === 'rows' ? readRows : readSpans)(traceId, position);
      return { ...step, traceIdText: traceId, name: '' };
    },
  };
}

function toCursor({ kind, page, offset }: Position): string {
  return JSON.stringify([kind, offset, page]);
}

function parseCursor(cursor: string): Position {
  const [kind, offset, page] = JSON.parse(cursor) as [Position['kind'], number, string | null | undefined];
  if (kind !== 'rows' && kind !== 'spans') throw new AppError('invalid_argument', 'This is no cursor.');
  return { kind, offset, page: page ?? undefined };
}
