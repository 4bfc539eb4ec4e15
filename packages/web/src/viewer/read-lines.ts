import type { SpanId } from '@gander/core/ids';
import type { JsonObject, JsonValue } from '@gander/core/json-value';
import { type SaidSpan, toSpanLine } from '@gander/core/trace/span-line';

import type { TraceArchive } from '../features/share/saved/trace-archive.ts';

/** What some spans say in a line each, as the server tells it; `ids` joined by commas. */
export async function readLines(archive: Pick<TraceArchive, 'findBlock'>, ids: string): Promise<JsonValue> {
  const spanIds = ids.split(',').filter((id) => id !== '');
  const lines = await Promise.all(
    spanIds.map(async (spanId) => {
      const said = toSaid((await archive.findBlock(spanId))?.details[spanId]);
      return said === undefined ? [] : [toSpanLine(spanId as SpanId, said)];
    }),
  );
  return { items: lines.flat().map((line) => ({ ...line })), isComplete: true };
}

function toSaid(detail: JsonValue | undefined): SaidSpan | undefined {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return undefined;
  return (detail as JsonObject)['normalized'] as SaidSpan | undefined;
}
