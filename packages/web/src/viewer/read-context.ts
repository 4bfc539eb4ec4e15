import { type ContextCall, toSpanContext } from '@gander/core/context/to-span-context';
import { findPreviousCall } from '@gander/core/context/find-previous-call';
import type { EarlierCall } from '@gander/core/context/list-earlier-calls';
import type { SpanId } from '@gander/core/ids';
import type { JsonObject, JsonValue } from '@gander/core/json-value';

import type { TraceArchive } from '../features/share/saved/trace-archive.ts';

/**
 * What fills the window of a model call, and what changed since the call before: worked out of the spans in the file, by the
 * rules of the server. `undefined` where it does not hold the span.
 */
export async function readContext(archive: TraceArchive, spanId: string): Promise<JsonValue | undefined> {
  const block = await archive.findBlock(spanId);
  const call = toCall(block?.details[spanId]);
  if (call === undefined) return undefined;
  const rows = (await archive.readRows()).map(toRow);
  const previous = await findPreviousCall({
    spans: rows,
    spanId: spanId as SpanId,
    call,
    read: async (earlierId) => toCall((await archive.findBlock(earlierId))?.details[earlierId]),
  });
  const context = toSpanContext({ call, window: block?.windows?.[spanId], previous });
  // As it would have come over the network.
  return JSON.parse(JSON.stringify(context)) as JsonValue;
}

function toCall(detail: JsonValue | undefined): ContextCall | undefined {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return undefined;
  return (detail as JsonObject)['normalized'] as ContextCall | undefined;
}

/** Times are written down as text. */
function toRow(row: JsonValue): EarlierCall {
  const body = row as unknown as Omit<EarlierCall, 'startUnixNano' | 'endUnixNano'> & {
    readonly startUnixNano: string;
    readonly endUnixNano: string | null;
  };
  return {
    ...body,
    startUnixNano: BigInt(body.startUnixNano),
    endUnixNano: body.endUnixNano === null ? null : BigInt(body.endUnixNano),
  };
}
