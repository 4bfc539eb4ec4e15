import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import type { JsonValue } from '@gander/core/json-value';

import { listObjects } from '../features/share/json-objects.ts';
import type { SpanBlock, TraceArchive } from '../features/share/saved/trace-archive.ts';
import { pickSpan } from './pick-span.ts';
import { readContext } from './read-context.ts';
import { readLines } from './read-lines.ts';
import { readLogRows } from './read-log-rows.ts';
import { searchBlock } from './search-block.ts';
import { createPageSlicer } from './work-slicer.ts';

const SPAN_PATH = /^\/spans\/([0-9a-f]{16})(|\/otlp|\/context)$/;

type Page = Readonly<Record<string, JsonValue>>;
type ReadPage = (block: SpanBlock) => Page | Promise<Page>;

/**
 * Answers what the server would answer, out of the file: the same client works on it. What the file does not hold is
 * refused in the words of the server.
 */
export function createArchiveFetch(archive: TraceArchive): typeof fetch {
  const { answers, traceId } = archive.head;
  const base = `${GANDER_API_PREFIX}/traces/${encodeURIComponent(traceId)}`;
  let logs: Promise<readonly JsonValue[]> | undefined;

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), 'http://saved.invalid');
    if ((init?.method ?? 'GET') !== 'GET') return refuse(403, 'This is a saved file: nothing in it can be changed.');
    const known = Object.hasOwn(answers, url.pathname) ? answers[url.pathname] : undefined;
    const answer = known ?? (await answerFromSpans(url));
    return answer === undefined ? refuse(404, 'The saved file does not hold this.') : Response.json(answer);
  };

  async function answerFromSpans({ pathname, searchParams }: URL): Promise<JsonValue | undefined> {
    if (!pathname.startsWith(`${base}/`)) return undefined;
    const path = pathname.slice(base.length);
    const readPage = (read: ReadPage) => answerPage(searchParams.get('cursor'), read);
    if (path === '/span-marks') return { items: await archive.readMarks(), nextCursor: null };
    if (path === '/logs') return { items: [...(await (logs ??= readLogRows(archive)))] };
    if (path === '/spans') return { items: await archive.readRows(), nextCursor: null };
    if (path === '/otlp') return readPage(({ otlp }) => ({ resourceSpans: listObjects(otlp, 'resourceSpans') }));
    if (path === '/span-lines') return readLines(archive, searchParams.get('ids') ?? '');
    if (path === '/span-search') {
      const text = searchParams.get('text') ?? '';
      return readPage(async (block) => ({ items: await searchBlock(block, text, createPageSlicer()) }));
    }
    const [, spanId, part] = SPAN_PATH.exec(path) ?? [];
    const block = spanId === undefined ? undefined : await archive.findBlock(spanId);
    if (spanId === undefined || block === undefined) return undefined;
    if (part === '/otlp') return pickSpan(block.otlp, spanId);
    return part === '/context' ? readContext(archive, spanId) : block.details[spanId];
  }

  /** A part of the file is a page; its number is the cursor. */
  async function answerPage(cursor: string | null, read: ReadPage): Promise<JsonValue | undefined> {
    const index = Number(cursor ?? 0);
    if (!(index >= 0 && index < archive.blockCount)) return undefined;
    const page = await read(await archive.readBlock(index));
    return { ...page, nextCursor: index + 1 < archive.blockCount ? String(index + 1) : null };
  }
}

/** Both surfaces read their refusals out of it. */
function refuse(status: number, message: string): Response {
  const code = status === 404 ? 'not_found' : 'failed_precondition';
  const body = { error: { code, message, details: {} }, error_code: code.toUpperCase(), message };
  return Response.json(body, { status });
}
