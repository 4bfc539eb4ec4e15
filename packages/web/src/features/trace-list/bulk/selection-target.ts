import { MAX_SELECTED_TRACES, type TraceSelectionBody } from '@gander/api/gander/trace-selection';
import { addClause } from '@gander/core/query/traces/edit/edit-values';
import { writeValue } from '@gander/core/query/traces/edit/write-value';

import type { TraceSelection } from '../selection/trace-selection.ts';
import { pickTraceFilter, toTraceFilter, type TraceListUrl } from '../url.ts';

/** The traces that something is done with: by id, or by what they have in common. */
export type SelectionTarget =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'matching'; readonly filter: FrozenFilter };

/** A filter that finds no new traces: a range that ends now is held where it was when the reader decided. */
export type FrozenFilter = ReturnType<typeof toTraceFilter>;

const TRACE_ID_KEY = 'request_id';

export function toSelectionTarget(selection: TraceSelection, url: TraceListUrl, nowMs: number): SelectionTarget {
  if (selection.kind === 'some') return { kind: 'ids', ids: [...selection.ids] };
  const frozen = toTraceFilter(pickTraceFilter(url), nowMs);
  const filter = [...selection.except].reduce(
    (text, id) => addClause(text, `${TRACE_ID_KEY} != ${writeValue(TRACE_ID_KEY, id)}`),
    frozen.filter ?? '',
  );
  return {
    kind: 'matching',
    filter: {
      ...frozen,
      filter: filter === '' ? undefined : filter,
      to: frozen.to ?? BigInt(nowMs) * 1_000_000n,
    },
  };
}

/** What is sent, one after the other: ids in portions, a filter as long as the server has not come to its end. */
export function toSelectionBodies(target: SelectionTarget, confirmedCount: number | undefined): TraceSelectionBody[] {
  if (target.kind === 'matching') {
    const { from, to, filter, text } = target.filter;
    return [
      {
        matching: {
          ...(from !== undefined && { from: from.toString() }),
          ...(to !== undefined && { to: to.toString() }),
          ...(filter !== undefined && { filter }),
          ...(text !== undefined && { text }),
        },
        ...(confirmedCount !== undefined && { confirmedCount }),
      },
    ];
  }
  const bodies: TraceSelectionBody[] = [];
  for (let from = 0; from < target.ids.length; from += MAX_SELECTED_TRACES) {
    bodies.push({ traceIds: target.ids.slice(from, from + MAX_SELECTED_TRACES) });
  }
  return bodies;
}
