import { useEffect, useRef } from 'react';

import { COLUMNS_STORAGE_KEY } from '../trace-list/columns/use-column-layout.ts';
import { readStoredText } from '../trace-list/settings/stored-text.ts';
import type { TraceListChange } from '../trace-filter/use-trace-filter.ts';
import type { TraceListUrl } from '../trace-list/url.ts';
import { BUILT_IN_VIEWS } from './built-in-views.ts';
import { readSavedViews } from './use-saved-views.ts';

export interface StartViewOptions {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  readonly change: (change: TraceListChange, options: { readonly isReplacing: true }) => void;
}

/**
 * Opens an experiment with its default view, where the link does not say anything itself. The columns that this browser
 * remembers come into the URL too, so that it can be sent to somebody as it stands.
 */
export function useStartView({ experimentId, url, change }: StartViewOptions): void {
  const startedId = useRef<string>(undefined);
  useEffect(() => {
    if (startedId.current === experimentId) return;
    startedId.current = experimentId;
    const start = toStart(experimentId, url);
    if (Object.keys(start).length > 0) change(start, { isReplacing: true });
  });
}

function toStart(experimentId: string, url: TraceListUrl): TraceListChange {
  const cols = readStoredText(COLUMNS_STORAGE_KEY);
  const columns = url.cols === undefined && cols !== undefined ? { cols } : {};
  if (Object.keys(url).length > 0) return columns;
  const { views, defaultId } = readSavedViews(experimentId);
  const view = [...BUILT_IN_VIEWS, ...views].find(({ id }) => id === defaultId);
  return view === undefined ? columns : { ...columns, ...view.search, saved: view.id };
}
