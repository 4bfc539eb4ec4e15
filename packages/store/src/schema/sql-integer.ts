import type { ColumnType } from 'kysely';

/** A 64-bit integer. Drivers disagree about what they return, so it is read with `toBigInt` or `Number`. */
export type SqlInteger = ColumnType<bigint | number | string, bigint | number, bigint | number>;
export type NullableSqlInteger = ColumnType<
  bigint | number | string | null,
  bigint | number | null,
  bigint | number | null
>;
export type DefaultSqlInteger = ColumnType<bigint | number | string, bigint | number | undefined, bigint | number>;
export type GeneratedSqlInteger = ColumnType<bigint | number | string, bigint | number | undefined, never>;
