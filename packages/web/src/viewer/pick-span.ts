import type { JsonValue } from '@gander/core/json-value';

import { listObjects } from '../features/share/json-objects.ts';

/** One span of an OTLP document with its resource and scope: of a span that is in it twice, the later one. */
export function pickSpan(otlp: JsonValue, spanId: string): JsonValue | undefined {
  for (const resourceSpans of listObjects(otlp, 'resourceSpans').toReversed()) {
    for (const scopeSpans of listObjects(resourceSpans, 'scopeSpans').toReversed()) {
      const span = listObjects(scopeSpans, 'spans').findLast((item) => item['spanId'] === spanId);
      if (span !== undefined)
        return { resourceSpans: [{ ...resourceSpans, scopeSpans: [{ ...scopeSpans, spans: [span] }] }] };
    }
  }
  return undefined;
}
