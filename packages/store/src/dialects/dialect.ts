import type { AppError } from '@gander/core/errors';
import type {
  ColumnDefinitionBuilder,
  CreateTableBuilder,
  Expression,
  InsertQueryBuilder,
  RawBuilder,
  SqlBool,
} from 'kysely';

import type { Database } from '../schema/tables.ts';

/** What a column is for; each database has its own name for the type. */
export type ColumnKind = 'key' | 'integer' | 'real' | 'identifier' | 'text' | 'bytes';

export interface LikePattern {
  readonly text: string;
  readonly letterCase: 'sensitive' | 'insensitive';
}

/**
 * What differs from one SQL database to the next. Everything outside `dialects/` is written against this interface and
 * Kysely's builders; a query that needs to know where it runs asks for a capability, never for a name.
 */
export interface Dialect {
  /** For people: `sqlite`. */
  readonly name: string;
  /** Bound parameters that one statement may have. */
  readonly maxParameters: number;
  readonly columnTypes: Readonly<Record<ColumnKind, RawBuilder<unknown>>>;
  /** Primary key that the database counts up. */
  readonly generatedKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** The same, and a key is never given out twice, not even after its row was deleted. */
  readonly permanentKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Stores a table's rows in the order of its primary key, where the database has a choice. */
  readonly clusterByPrimaryKey: <T extends string, C extends string>(
    table: CreateTableBuilder<T, C>,
  ) => CreateTableBuilder<T, C>;
  /**
   * Finishes an insert of many rows. Such an insert is never tried again on its own: when it fails, so does the
   * transaction, and a database that would make itself ready to undo the statement alone may be told not to.
   */
  readonly hurryInsert: <T extends keyof Database, O>(
    query: InsertQueryBuilder<Database, T, O>,
  ) => InsertQueryBuilder<Database, T, O>;
  /**
   * Values that stand in many places of a statement and are bound once: `toPlaceholder` is what stands there, and `toParameters`
   * are what is bound for all of them, before the parameters of the other places.
   */
  readonly sharedValues: {
    toPlaceholder(index: number): RawBuilder<unknown>;
    toParameters(values: readonly unknown[]): readonly unknown[];
  };
  /** Rows of an insert that are there already, by their unique keys, are passed over. */
  readonly skipDuplicates: <T extends keyof Database, O>(
    query: InsertQueryBuilder<Database, T, O>,
  ) => InsertQueryBuilder<Database, T, O>;
  /** True where `text` occurs in `column`, ignoring case; no character of `text` is special. */
  readonly containsText: (column: Expression<string | null>, text: string) => Expression<SqlBool>;
  /** True where `text` occurs in `column`, character by character; no character of `text` is special. */
  readonly includesText: (column: Expression<string | null>, text: string) => Expression<SqlBool>;
  /**
   * SQL's LIKE over a text: `%` is any text, `_` any character, nothing escapes them. `sensitive` tells `A` from `a`,
   * `insensitive` does not, for ASCII at least.
   */
  readonly matchesPattern: (column: Expression<string | null>, pattern: LikePattern) => Expression<SqlBool>;
  /**
   * True where a regular expression of ours (`@gander/core/query/pattern/pattern`) is found in a text. The database may have
   * one of its own, but only ours runs in bounded time.
   */
  readonly matchesRegex: (column: Expression<string | null>, pattern: string) => Expression<SqlBool>;
  /** A column of `span_chunks` that counts up in the order in which they came. */
  readonly arrivalColumn: string;
  readonly isUniqueViolation: (error: unknown) => boolean;
  /** The refusal behind a driver's error (full, locked, gone …); `undefined` when the error is a bug of ours. */
  readonly findRefusal: (error: unknown, location: string) => AppError | undefined;
}
