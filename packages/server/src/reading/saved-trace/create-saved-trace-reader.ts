import type { ContextWindow } from '@gander/core/context/to-span-context';
import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { Store } from '@gander/store/store';

import type { PriceBook } from '../../pricing/price-book.ts';
import { findContextWindow } from '../find-context-window.ts';
import { toSpanRowBody } from '../to-span-row-body.ts';
import type { TraceLogs } from '../trace-logs.ts';
import { encodeSavedPart } from './encode-saved-part.ts';
import {
  readSavedChat,
  readSavedDigests,
  readSavedLogs,
  readSavedMarks,
  type SavedAnswer,
  type SavedAnswerDeps,
  type SavedAnswerRequest,
} from './read-saved-answers.ts';
import { readSavedHead, type SavedHeadDeps } from './read-saved-head.ts';
import { readSpanBlock, type SpanBlock } from './read-span-block.ts';
import type { SavedTraceCall, SavedTracePart } from './saved-trace-call.ts';

export interface SavedTraceReader {
  /** A part of a trace that is saved as a page, small enough to be held in memory. Throws `not_found`. */
  readPart(call: SavedTraceCall): Promise<SavedTracePart>;
}

export interface SavedTraceReaderDeps extends SavedHeadDeps {
  readonly store: Pick<Store, 'traces'>;
  readonly operations: SavedHeadDeps['operations'] & SavedAnswerDeps['operations'];
  readonly traceLogs: TraceLogs;
  readonly prices: Pick<PriceBook, 'open'>;
}

const ROWS_PER_PART = 5000;
const SPANS_PER_PART = 500;

/** Spans that have a window to be filled. */
const CALL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);

/** The order of the parts behind the head. */
const ORDER = ['rows', 'chat', 'digests', 'marks', 'logs', 'spans'] as const;

type PartOfTrace = (typeof ORDER)[number];

/** What a cursor says: which part is next, and where in it. `offset` counts within the page of spans. */
interface Position {
  readonly kind: PartOfTrace;
  readonly page: string | undefined;
  readonly offset: number;
}

type Step = Pick<SavedTracePart, 'html' | 'nextCursor'>;

type ReadAnswer = (deps: SavedAnswerDeps, request: SavedAnswerRequest) => Promise<SavedAnswer>;

const ANSWERS = {
  chat: readSavedChat,
  digests: readSavedDigests,
  marks: readSavedMarks,
  logs: readSavedLogs,
} satisfies Partial<Record<PartOfTrace, ReadAnswer>>;

/**
 * Reads a trace for its self-contained page, part by part; runs in the thread that reads. No part is larger than what can be held
 * with ease, however long the trace and its logs are, and between two parts the thread does what others ask for.
 */
export function createSavedTraceReader({ store, prices, traceLogs, ...deps }: SavedTraceReaderDeps): SavedTraceReader {
  const { traces } = store;

  async function readRows(traceId: TraceId, { page }: Position): Promise<Step> {
    const { items, nextCursor } = await traces.listSpans(traceId, { limit: ROWS_PER_PART, cursor: page });
    return {
      html: await encodeSavedPart({ kind: 'rows', content: { rows: items.map(toSpanRowBody) } }),
      nextCursor: toNext('rows', nextCursor),
    };
  }

  async function readAnswer(traceId: TraceId, kind: keyof typeof ANSWERS, page: string | undefined): Promise<Step> {
    const { html, nextPage } = await ANSWERS[kind]({ traces, operations: deps.operations }, { traceId, page });
    return { html, nextCursor: toNext(kind, nextPage) };
  }

  async function readSpans(traceId: TraceId, { page, offset }: Position): Promise<Step> {
    const { items, nextCursor } = await traces.listSpans(traceId, { limit: SPANS_PER_PART, cursor: page });
    const records = items.slice(offset);
    if (records.length === 0) return { html: '', nextCursor: null };
    const logs = await traceLogs.open(traceId);
    const pricing = await prices.open();
    const { details, otlp, doneCount } = await readSpanBlock(traces, { traceId, records, logs, pricing });
    const content = { details, windows: findWindows(pricing, details), otlp };
    return {
      html: await encodeSavedPart({ kind: 'spans', content, spanIds: Object.keys(details) }),
      nextCursor:
        doneCount < records.length
          ? toCursor({ kind: 'spans', page, offset: offset + doneCount })
          : nextCursor && toCursor({ kind: 'spans', page: nextCursor, offset: 0 }),
    };
  }

  function readStep(traceId: TraceId, position: Position): Promise<Step> {
    const { kind, page } = position;
    if (kind === 'rows') return readRows(traceId, position);
    return kind === 'spans' ? readSpans(traceId, position) : readAnswer(traceId, kind, page);
  }

  return {
    async readPart(call) {
      if (call.cursor === undefined) {
        const { head, name } = await readSavedHead(deps, call);
        const html = await encodeSavedPart({ kind: 'head', content: head });
        const nextCursor = toCursor({ kind: 'rows', page: undefined, offset: 0 });
        return { html, traceIdText: head.traceId, name, nextCursor };
      }
      const position = parseCursor(call.cursor);
      // As the first part has found it: a trace may be stored under a bare id.
      const traceId = call.traceIdText as TraceId;
      const step = await readStep(traceId, position);
      return { ...step, traceIdText: traceId, name: '' };
    },
  };
}

/** What the viewer cannot know: it has the prompts, and no price list. */
function findWindows(pricing: Pricing, details: SpanBlock['details']): Readonly<Record<string, ContextWindow>> {
  const windows: Record<string, ContextWindow> = {};
  for (const [spanId, detail] of Object.entries(details)) {
    const window = CALL_TYPES.has(detail.span.type) ? findContextWindow(pricing, detail) : undefined;
    if (window !== undefined) windows[spanId] = window;
  }
  return windows;
}

/** Where it goes on: in the same part, or with the one after it. */
function toNext(kind: PartOfTrace, page: string | null): string {
  const next = page === null ? ORDER[ORDER.indexOf(kind) + 1] : kind;
  if (next === undefined) throw new Error('Spans are the last part, and page themselves');
  return toCursor({ kind: next, page: page ?? undefined, offset: 0 });
}

function toCursor({ kind, page, offset }: Position): string {
  return JSON.stringify([kind, offset, page]);
}

function parseCursor(cursor: string): Position {
  const [kind, offset, page] = JSON.parse(cursor) as [Position['kind'], number, string | null | undefined];
  if (!ORDER.includes(kind)) throw new AppError('invalid_argument', 'This is no cursor.');
  return { kind, offset, page: page ?? undefined };
}
