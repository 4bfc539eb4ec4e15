import { sql } from 'kysely';

import type { Dialect } from '../dialect.ts';
import { findSqliteRefusal, isSqliteUniqueViolation } from './sqlite-errors.ts';

/** https://sqlite.org/limits.html#max_variable_number */
const MAX_PARAMETERS = 32_766;

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
  // Not LIKE: its patterns have special characters, a length limit, and end at a NUL. `lower` folds ASCII.
  containsText: (column, text) => sql`instr(lower(${column}), lower(${text})) > 0`,
  isUniqueViolation: isSqliteUniqueViolation,
  findRefusal: findSqliteRefusal,
};
