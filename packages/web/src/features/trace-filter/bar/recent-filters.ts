const STORAGE_KEY = 'gander.recent-filters';
const MAX_RECENT = 8;
const MAX_CHARS = 2000;

/** What was looked for last, newest first. Kept in this browser. */
export function readRecentFilters(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter((text) => typeof text === 'string').slice(0, MAX_RECENT);
  } catch {
    return [];
  }
}

/** Puts it first. */
export function storeRecentFilter(storage: Pick<Storage, 'getItem' | 'setItem'>, text: string): void {
  const written = text.trim();
  if (written === '' || written.length > MAX_CHARS) return;
  const others = readRecentFilters(storage).filter((other) => other !== written);
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify([written, ...others].slice(0, MAX_RECENT)));
  } catch {
    // Storage is full or switched off: there is nothing to remember then.
  }
}
