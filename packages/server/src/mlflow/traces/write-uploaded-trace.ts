import { listTraceIdForms, type TraceId } from '@gander/core/ids';
import { ProtocolError } from '@gander/protocol/protocol-error';
import type { TraceData } from '@gander/protocol/trace-data';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import type { ChangedTrace } from '@gander/store/ingest-store';
import type { Store } from '@gander/store/store';

import type { createSpanPreparation } from '../../log-joining/span-preparation.ts';
import { parseTracesJson } from './parse-traces-json.ts';

export interface UploadedTrace {
  readonly traceId: TraceId;
  /** The file, UTF-8. */
  readonly json: Uint8Array;
}

export interface UploadDeps {
  readonly store: Pick<Store, 'traceInfos' | 'traces'>;
  /** Reads spans as if they had been sent. */
  readonly prepareSpans: ReturnType<typeof createSpanPreparation>;
}

/** A trace has that many spans and more only in error; the rest of a page of them is looked for in the next. */
const SPANS_PER_PAGE = 1000;

/**
 * Stores the spans of an uploaded file. Spans that came by OTLP stay what they are: the file was written by the same client
 * at the same time and can hold nothing newer. What is no such file, or of a trace that nobody started, changes nothing.
 */
export async function writeUploadedTrace(
  uploaded: UploadedTrace,
  { store, prepareSpans }: UploadDeps,
): Promise<readonly ChangedTrace[]> {
  const [info] = await store.traceInfos.readTraceInfos(listTraceIdForms(uploaded.traceId));
  if (info === undefined) return [];
  const { traceId, experimentId } = info.summary;
  const data = parseTracesJson(traceId, new TextDecoder().decode(uploaded.json));
  if (data === undefined) return [];
  const fresh = info.hasTrackedSpans ? dropSpans(data, await listSpanIds(store, traceId)) : data;
  try {
    const writes = await prepareSpans({ bytes: encodeTraceData(fresh), experimentId });
    const write = writes.find((candidate) => candidate.traceId === traceId);
    return write === undefined ? [] : await store.traceInfos.writeUploadedSpans(write);
  } catch (error) {
    if (error instanceof ProtocolError) return [];
    throw error;
  }
}

async function listSpanIds({ traces }: UploadDeps['store'], traceId: TraceId): Promise<ReadonlySet<string>> {
  const spanIds = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await traces.listSpans(traceId, { limit: SPANS_PER_PAGE, cursor });
    for (const { spanId } of page.items) spanIds.add(spanId);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return spanIds;
}

function dropSpans(data: TraceData, known: ReadonlySet<string>): TraceData {
  return {
    resourceSpans: data.resourceSpans.map((resourceSpans) => ({
      ...resourceSpans,
      scopeSpans: resourceSpans.scopeSpans.map((scopeSpans) => ({
        ...scopeSpans,
        spans: scopeSpans.spans.filter(({ spanId }) => !known.has(spanId)),
      })),
    })),
  };
}
