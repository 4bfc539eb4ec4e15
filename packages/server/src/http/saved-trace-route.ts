import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { SAVED_TRACE_PARTS_PLACE } from '@gander/api/gander/saved-trace';
import { AppError } from '@gander/core/errors';
import { toTraceFileName } from '@gander/core/trace/to-trace-file-name';
import { Hono } from 'hono';

import type { SavedTraceCall, SavedTracePart } from '../reading/saved-trace/saved-trace-call.ts';
import { formatAttachment } from './artifacts/format-attachment.ts';

export interface SavedTraceRouteDeps {
  readonly readPart: (call: SavedTraceCall) => Promise<SavedTracePart>;
  /** Folder of the built UI; the viewer's page is in it. */
  readonly webRoot: string | undefined;
  readonly version: string;
}

/** A trace as one HTML file that opens anywhere: the viewer's page with the trace in it, sent while it is read. */
export function createSavedTraceRoute({ readPart, webRoot, version }: SavedTraceRouteDeps): Hono {
  const app = new Hono();
  app.get(`${GANDER_API_PREFIX}/traces/:traceId/saved.html`, async (context) => {
    const asked = context.req.param('traceId');
    // Before anything is sent, so that a trace that is not there is a 404.
    const first = await readPart({ traceIdText: asked, cursor: undefined, ganderVersion: version });
    const [before = '', after = ''] = (await readViewer(webRoot)).split(SAVED_TRACE_PARTS_PLACE);
    return new Response(toStream(listPieces({ before, first, after })), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': formatAttachment(toTraceFileName({ id: first.traceIdText, name: first.name }, 'html')),
        'cache-control': 'no-store',
      },
    });
  });
  return app;

  async function* listPieces(page: {
    readonly before: string;
    readonly first: SavedTracePart;
    readonly after: string;
  }): AsyncGenerator<string, void, void> {
    yield page.before;
    let part = page.first;
    yield part.html;
    const { traceIdText } = part;
    while (part.nextCursor !== null) {
      part = await readPart({ traceIdText, cursor: part.nextCursor, ganderVersion: version });
      yield part.html;
    }
    yield page.after;
  }
}

async function readViewer(webRoot: string | undefined): Promise<string> {
  const path = webRoot === undefined ? undefined : join(webRoot, 'viewer/viewer.html');
  if (path !== undefined && existsSync(path)) return readFile(path, 'utf8');
  throw new AppError('failed_precondition', 'The web pages are not built. In a checkout, `npm start` builds them.');
}

/** The next piece is read when the one before has been sent. */
function toStream(pieces: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
