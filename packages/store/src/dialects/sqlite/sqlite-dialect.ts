import { AppError } from '@gander/core/errors';
import { sql } from 'kysely';

import type { Dialect } from '../dialect.ts';
import { REGEX_FUNCTION } from './register-regex-function.ts';
import { findSqliteRefusal, isSqliteUniqueViolation } from './sqlite-errors.ts';

/** https://sqlite.org/limits.html#max_variable_number */
const MAX_PARAMETERS = 32_766;

/** Escaped and in UTF-8 still below https://sqlite.org/limits.html#max_like_pattern_length */
const MAX_LIKE_LENGTH = 8_000;

export const SQLITE_DIALECT: Dialect = {
  name: 'sqlite',
  maxParameters: MAX_PARAMETERS,
  columnTypes: {
    key: sql`integer`,
    integer: sql`integer`,
    real: sql`real`,
    identifier: sql`text`,
    text: sql`text`,
    bytes: sql`blob`,
  },
  // `integer primary key` is the row id itself: no second index.
  generatedKey: (column) => column.primaryKey(),
  permanentKey: (column) => column.primaryKey().autoIncrement(),
  clusterByPrimaryKey: (table) => table.modifyEnd(sql`without rowid`),
  // Without it, SQLite keeps a copy of every page that the statement touches until the statement has ended.
  hurryInsert: (query) => query.orRollback(),
  // The driver takes named parameters as an object.
  sharedValues: {
    toPlaceholder: (index) => sql.raw(`:shared${index}`),
    toParameters: (values) => [Object.fromEntries(values.map((value, index) => [`shared${index}`, value]))],
  },
  skipDuplicates: (query) => query.orIgnore(),
  containsText: (column, text) =>
    isLikeText(text)
      ? sql`${column} like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`
      : sql`instr(lower(${column}), lower(${text})) > 0`,
  includesText: (column, text) => sql`instr(${column}, ${text}) > 0`,
  // SQLite's LIKE is the one that does not tell cases apart, and GLOB the one that does.
  matchesPattern: (column, { text, letterCase }) =>
    letterCase === 'insensitive'
      ? sql`${column} like ${checkPatternLength(text)}`
      : sql`${column} glob ${toGlob(text)}`,
  matchesRegex: (column, pattern) => sql`${sql.ref(REGEX_FUNCTION)}(${pattern}, ${column}) = 1`,
  // Given out by counting up from the greatest one there is: `queries/write-lower-search-mark.ts` minds deletions. VACUUM
  // keeps them, because the table has an index.
  arrivalColumn: 'rowid',
  isUniqueViolation: isSqliteUniqueViolation,
  findRefusal: findSqliteRefusal,
};

/** Throws `invalid_argument` for a pattern that SQLite would fail on. */
function toGlob(pattern: string): string {
  checkPatternLength(pattern);
  return pattern.replaceAll(/[*?[]/g, '[$&]').replaceAll('%', '*').replaceAll('_', '?');
}

function checkPatternLength(pattern: string): string {
  if (pattern.length <= MAX_LIKE_LENGTH) return pattern;
  throw new AppError('invalid_argument', `A pattern of LIKE has at most ${MAX_LIKE_LENGTH} characters.`);
}

/** `like` is twice as fast as `instr`, but its patterns end at a NUL and may not be long. Both fold ASCII only. */
function isLikeText(text: string): boolean {
  return text.length <= MAX_LIKE_LENGTH && !text.includes('\0');
}
