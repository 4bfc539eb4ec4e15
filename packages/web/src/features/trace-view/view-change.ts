import type { TraceUrlChange } from './trace-place.ts';
import type { TraceUrl, TraceView } from './url.ts';

/** Into another view. Its matches are counted anew: the third of this one is not the third there. */
export function toViewChange(view: TraceView | undefined): TraceUrlChange {
  return { view, match: undefined };
}

/** To a span, in a view that can show it: the raw one has no panel for it. */
export function toSpanChange({ view }: Pick<TraceUrl, 'view'>, spanId: string): TraceUrlChange {
  return { span: spanId, ...(view === 'raw' && toViewChange(undefined)) };
}
