import { parseTraceUrl, type TraceUrl } from '../trace-view/url.ts';
import { isSortable } from './columns/column-ids.ts';

/** What the URL of a trace list says about the table, beside the filters. Absent is the default, so that plain links stay plain. */
export interface TableUrl {
  /** Columns shown, in order, with widths: `time.name-240.state` (`columns/column-layout.ts`). */
  readonly cols?: string;
  /** A column, with `-` before it where the largest comes first. Absent: newest first. */
  readonly sort?: string;
  readonly density?: 'comfortable';
  /** The trace that is open in the panel over the list. */
  readonly peek?: string;
  /** The saved view that the list was opened by: a built-in name, or the id of one kept in this browser. */
  readonly saved?: string;
}

/** Of the list, and of the trace in the panel over it. */
export type TableSearch = TableUrl & TraceUrl;

const MAX_COLS_CHARS = 1000;

export function parseTableUrl(search: Record<string, unknown>): TableSearch {
  const { cols, sort, density, peek, saved } = search;
  const isPeek = typeof peek === 'string' && /^[\w.:-]{1,200}$/.test(peek);
  return {
    ...(typeof cols === 'string' && cols !== '' && { cols: cols.slice(0, MAX_COLS_CHARS) }),
    ...(typeof sort === 'string' && isSortable(sort.replace(/^-/, '')) && sort !== '-time' && { sort }),
    ...(density === 'comfortable' && { density }),
    ...(typeof saved === 'string' && saved !== '' && { saved: saved.slice(0, 100) }),
    ...(isPeek && { ...parseTraceUrl(search), peek }),
  };
}
