import { createContext, type RefObject, use } from 'react';

import type { TraceUrl } from './url.ts';

export type TraceUrlChange = { readonly [Key in keyof TraceUrl]?: TraceUrl[Key] | undefined };

/** Where a trace is shown: on a page of its own, or in a panel over something else, with its state in the URL of either. */
export interface TracePlace {
  readonly kind: 'page' | 'panel';
  readonly url: TraceUrl;
  /** Changes a part of the URL; `undefined` takes a key out. `isStep` makes Back return to before the change. */
  readonly change: (part: TraceUrlChange, isStep?: boolean) => void;
  /** Back to what the trace was opened from. */
  readonly leave: () => void;
  /** Keys are the trace's while the focus is in here; absent where they are anyway. */
  readonly keyScope?: RefObject<HTMLElement | null>;
}

export const TracePlaceContext = createContext<TracePlace | undefined>(undefined);

export function useTracePlace(): TracePlace {
  const place = use(TracePlaceContext);
  if (place === undefined) throw new Error('useTracePlace outside of TracePlaceContext.');
  return place;
}
