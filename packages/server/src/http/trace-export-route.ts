import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { traceExportBody, traceExportQuery } from '@gander/api/gander/trace-export';
import { type Context, Hono } from 'hono';

import type { ExportPart, TraceExportCall } from '../reading/trace-export/trace-export-call.ts';
import { formatAttachment } from './artifacts/format-attachment.ts';
import { decodeOrRefuse } from './decode-or-refuse.ts';
import { readJson } from './read-json.ts';

export type ReadExportPart = (call: TraceExportCall) => Promise<ExportPart>;

const FILES = {
  otlp: { type: 'application/x-ndjson', extension: 'otlp.jsonl' },
  jsonl: { type: 'application/x-ndjson', extension: 'jsonl' },
} as const;

/**
 * Traces as a file of any length, written while it is sent. By GET for a link; by POST, with the same fields as JSON, for more
 * trace ids than fit into an address.
 */
export function createTraceExportRoute(readPart: ReadExportPart): Hono {
  const app = new Hono();
  const path = `${GANDER_API_PREFIX}/experiments/:experimentId/trace-export`;
  app.get(path, (context) =>
    reply(context, readPart, decodeOrRefuse(traceExportQuery, context.req.query(), 'query parameter')),
  );
  app.post(path, async (context) =>
    reply(context, readPart, decodeOrRefuse(traceExportBody, await readJson(context), 'field')),
  );
  return app;
}

type ExportWish = ReturnType<typeof traceExportQuery.parse>;

async function reply(
  context: Context,
  readPart: ReadExportPart,
  { format, traceIds, ...filter }: ExportWish,
): Promise<Response> {
  const experimentText = context.req.param('experimentId') ?? '';
  const call = { experimentText, format, traceIds, filter };
  // Before anything is sent, so that what cannot be done is refused.
  const first = await readPart({ ...call, position: undefined });
  const { type, extension } = FILES[format];
  return new Response(toStream(listParts(readPart, call, first)), {
    headers: {
      'content-type': type,
      'content-disposition': formatAttachment(`traces-${experimentText}.${extension}`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function* listParts(readPart: ReadExportPart, call: Omit<TraceExportCall, 'position'>, first: ExportPart) {
  let part = first;
  yield part.text;
  while (part.next !== null) {
    part = await readPart({ ...call, position: part.next });
    yield part.text;
  }
}

/** The next part is read when the one before has been sent, and none any more when nobody takes them. */
function toStream(parts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        const { done, value } = await parts.next();
        if (done === true) {
          controller.close();
          return;
        }
        // Nothing enqueued would mean never to be asked again.
        if (value === '') continue;
        controller.enqueue(encoder.encode(value));
        return;
      }
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
