import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { Hono } from 'hono';

import type { SpanValueCall } from '../reading/reading-methods.ts';
import { replyText } from './reply-text.ts';

export type ReadSpanValue = (call: SpanValueCall) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * One value of a span as text, for those that are too big to travel inside JSON: `?pointer=/attributes/input` is a JSON
 * pointer into what `getSpan` answers. A text comes as it is, anything else as its JSON.
 */
export function createSpanValueRoute(readSpanValue: ReadSpanValue): Hono {
  const app = new Hono();
  app.get(`${GANDER_API_PREFIX}/traces/:traceId/spans/:spanId/value`, async (context) => {
    const { traceId, spanId } = context.req.param();
    const pointer = context.req.query('pointer') ?? '';
    return replyText(context, await readSpanValue({ params: { traceId, spanId }, pointer }));
  });
  return app;
}
