import type { GanderHandler } from '../http/gander-routes.ts';
import type { TraceSelection } from '../reading/list-selected-traces.ts';
import type { StorageThreads } from '../storage-threads.ts';

export interface SelectionHandlerDeps {
  readonly storage: Pick<StorageThreads, 'reader' | 'writer'>;
  readonly nowMs: () => number;
}

/** After so long a call ends and says where to go on: whoever asked wants to see how far it has come, and may stop. */
const BUDGET_MS = 2_000;

interface SelectionBody {
  readonly selection: TraceSelection;
}

interface Progress {
  readonly count: number;
}

/**
 * Changes traces that are named or that match, page by page: the thread that reads finds them, the one that writes changes them
 * and takes what else is waiting between two pages.
 */
export function createSelectionHandler(
  route: 'deleteTraces' | 'tagTraces',
  { storage: { reader, writer }, nowMs }: SelectionHandlerDeps,
): GanderHandler {
  return async ({ params, query, body }) => {
    const { selection, ...change } = body as SelectionBody;
    const experimentText = params['experimentId'] ?? '';
    const endMs = nowMs() + BUDGET_MS;
    let asked = selection;
    let count = 0;
    for (;;) {
      const { traceIds, nextCursor } = await reader.call('listSelectedTraces', { experimentText, selection: asked });
      const answer = await writer.call('write', { route, params, query, body: { ...change, selection: { traceIds } } });
      count += (JSON.parse(new TextDecoder().decode(answer)) as Progress).count;
      if (nextCursor === null || 'traceIds' in asked || nowMs() >= endMs) return encodeProgress(count, nextCursor);
      asked = { ...asked, cursor: nextCursor };
    }
  };
}

function encodeProgress(count: number, nextCursor: string | null): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ count, nextCursor }));
}
