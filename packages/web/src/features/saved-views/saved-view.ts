import { parseTraceListUrl, type TraceListUrl } from '../trace-list/url.ts';

/** What of the URL a view keeps: which traces, and how they are shown. Not which one is open. */
export const VIEW_KEYS = [
  'filter',
  'q',
  'range',
  'from',
  'to',
  'sort',
  'group',
  'cols',
  'density',
] as const satisfies readonly (keyof TraceListUrl)[];

export type ViewSearch = Pick<TraceListUrl, (typeof VIEW_KEYS)[number]>;

/** A list that somebody wants to come back to. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly search: ViewSearch;
}

/** The views of one experiment that this browser keeps. */
export interface SavedViews {
  readonly views: readonly SavedView[];
  /** Id of the view, kept or built in, that the experiment opens with. */
  readonly defaultId?: string;
}

export const NO_VIEWS: SavedViews = { views: [] };

const MAX_NAME_CHARS = 80;

export function toViewSearch(url: TraceListUrl): ViewSearch {
  return Object.fromEntries(VIEW_KEYS.filter((key) => url[key] !== undefined).map((key) => [key, url[key]]));
}

/** Columns and density are the reader's own where the view does not say how it wants them. */
const OWN_KEYS: ReadonlySet<keyof ViewSearch> = new Set(['cols', 'density']);

/** Whether a list is as the view wants it. */
export function isAsSaved(view: ViewSearch, shown: ViewSearch): boolean {
  return VIEW_KEYS.every((key) => view[key] === shown[key] || (view[key] === undefined && OWN_KEYS.has(key)));
}

/** A name as it is kept: one line, not too long. */
export function toViewName(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME_CHARS);
}

/** Reads what the browser kept; what makes no sense is left out. */
export function parseSavedViews(text: string | undefined): SavedViews {
  const value = parseJson(text);
  if (!isRecord(value) || !Array.isArray(value['views'])) return NO_VIEWS;
  const views = value['views'].flatMap((item: unknown): SavedView[] => {
    if (!isRecord(item) || typeof item['id'] !== 'string' || typeof item['name'] !== 'string') return [];
    const search = isRecord(item['search']) ? toViewSearch(parseTraceListUrl(item['search'])) : {};
    return [{ id: item['id'], name: toViewName(item['name']), search }];
  });
  const { defaultId } = value;
  return { views, ...(typeof defaultId === 'string' && { defaultId }) };
}

export function formatSavedViews(saved: SavedViews): string {
  return JSON.stringify(saved);
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
