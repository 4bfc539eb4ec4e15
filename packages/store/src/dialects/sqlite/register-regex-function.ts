import { createPattern } from '@gander/core/query/pattern/pattern';
import type BetterSqlite3 from 'better-sqlite3';

/** SQLite has the operator REGEXP and no function behind it; ours has a name of its own. */
export const REGEX_FUNCTION = 'gander_matches';

/** Compiled patterns kept: a statement asks for the same few on every row. */
const CAPACITY = 20;

/** Makes {@link REGEX_FUNCTION}`(pattern, text)` known to a connection: 1, 0, or null for no text. */
export function registerRegexFunction(database: BetterSqlite3.Database): void {
  const compiled = new Map<string, (text: string) => boolean>();

  function getMatcher(pattern: string): (text: string) => boolean {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    const created = createPattern(pattern);
    if (!created.isValid) throw new Error(`A pattern was let through that is none: ${created.problem}`);
    if (compiled.size === CAPACITY) compiled.clear();
    compiled.set(pattern, created.isFoundIn);
    return created.isFoundIn;
  }

  database.function(REGEX_FUNCTION, { deterministic: true }, (pattern: unknown, text: unknown) => {
    if (typeof pattern !== 'string' || typeof text !== 'string') return null;
    return getMatcher(pattern)(text) ? 1 : 0;
  });
}
