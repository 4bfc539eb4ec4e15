/** A page that was looked at. */
export interface RecentPlace {
  readonly href: string;
  readonly label: string;
  /** `Trace`, `Session` … */
  readonly kind: string;
}

const KEY = 'gander.recent';
const MAX_KEPT = 20;
const MAX_LABEL_CHARS = 200;

/** The pages that were looked at last, newest first, as this browser remembers them. */
export function readRecentPlaces(): readonly RecentPlace[] {
  try {
    return parseRecentPlaces(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return [];
  }
}

export function keepRecentPlace(place: RecentPlace): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(addRecentPlace(readRecentPlaces(), place)));
  } catch {
    // Storage is full or switched off.
  }
}

/** What makes no sense is left out; a stored address never leads away from here. */
export function parseRecentPlaces(stored: unknown): readonly RecentPlace[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((item: unknown): RecentPlace[] => {
    if (typeof item !== 'object' || item === null) return [];
    const { href, label, kind } = item as Readonly<Record<string, unknown>>;
    if (typeof href !== 'string' || !/^\/(?![/\\])/.test(href)) return [];
    return typeof label === 'string' && typeof kind === 'string' ? [{ href, label, kind }] : [];
  });
}

/** Put first, wherever it stood. */
export function addRecentPlace(places: readonly RecentPlace[], place: RecentPlace): readonly RecentPlace[] {
  const short = { ...place, label: place.label.slice(0, MAX_LABEL_CHARS) };
  return [short, ...places.filter(({ href }) => href !== place.href)].slice(0, MAX_KEPT);
}
