import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { toLogJson } from '@gander/protocol/log-json';
import type { TraceStore } from '@gander/store/trace-store';

import type { ReadingOperations } from '../reading-operations.ts';
import { toLogRows } from '../to-log-rows.ts';
import { encodeSavedPart } from './encode-saved-part.ts';
import { toTracePath } from './read-saved-head.ts';

export interface SavedAnswerDeps {
  readonly traces: Pick<TraceStore, 'listLogChunks'>;
  readonly operations: Pick<ReadingOperations, 'getTraceChat' | 'listSpanDigests' | 'listSpanMarks'>;
}

export interface SavedAnswerRequest {
  readonly traceId: TraceId;
  /** From the part before, of those that come in pages. */
  readonly page: string | undefined;
}

/** A part of the page, or nothing where there is nothing to say; and where the next one of its kind goes on. */
export interface SavedAnswer {
  readonly html: string;
  readonly nextPage: string | null;
}

/** The trace as a conversation. The operation itself ends after so much. */
export async function readSavedChat(
  { operations }: SavedAnswerDeps,
  { traceId }: SavedAnswerRequest,
): Promise<SavedAnswer> {
  try {
    return await toAnswer(`${toTracePath(traceId)}/chat`, await operations.getTraceChat({ traceId }, {}));
  } catch (error) {
    // A trace of which no span came, or is left by now; the page has begun already.
    if (error instanceof AppError && error.code === 'not_found') return { html: '', nextPage: null };
    throw error;
  }
}

/** What each span is about, in short. The operation itself ends after so many. */
export async function readSavedDigests({ operations }: SavedAnswerDeps, { traceId }: SavedAnswerRequest) {
  return toAnswer(`${toTracePath(traceId)}/digests`, await operations.listSpanDigests({ traceId }, {}));
}

async function toAnswer(path: string, answer: unknown): Promise<SavedAnswer> {
  return { html: await encodeSavedPart({ kind: 'answers', content: { answers: { [path]: answer } } }), nextPage: null };
}

/** What happened inside of spans; a page of the operation, which takes no longer than it may. */
export async function readSavedMarks(
  { operations }: SavedAnswerDeps,
  { traceId, page }: SavedAnswerRequest,
): Promise<SavedAnswer> {
  const { items, nextCursor } = await operations.listSpanMarks({ traceId }, { cursor: page });
  const html = items.length === 0 ? '' : await encodeSavedPart({ kind: 'marks', content: { items } });
  return { html, nextPage: nextCursor };
}

/** What is written, and opened, at once. */
const MAX_LOG_BYTES = 2 * 1024 * 1024;

/** Logs as rows and as they were sent, until they are enough for a part. */
export async function readSavedLogs(
  { traces }: SavedAnswerDeps,
  { traceId, page }: SavedAnswerRequest,
): Promise<SavedAnswer> {
  const chunks: { readonly bytes: Uint8Array }[] = [];
  let sizeBytes = 0;
  let cursor: string | null | undefined = page;
  do {
    const { items, nextCursor } = await traces.listLogChunks(traceId, { limit: 1, cursor });
    chunks.push(...items);
    sizeBytes += items.reduce((sum, { bytes }) => sum + bytes.length, 0);
    cursor = nextCursor;
  } while (cursor !== null && sizeBytes < MAX_LOG_BYTES);
  if (chunks.length === 0) return { html: '', nextPage: null };
  const resourceLogs = chunks.flatMap(({ bytes }) => decodeLogData(bytes).resourceLogs);
  const content = { rows: toLogRows(chunks), otlp: toLogJson({ resourceLogs }) };
  return { html: await encodeSavedPart({ kind: 'logs', content }), nextPage: cursor };
}
