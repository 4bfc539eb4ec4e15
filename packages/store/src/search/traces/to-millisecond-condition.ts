import type { NumberOperator } from '@gander/core/query/conjunction/condition';
import type { TraceTest } from '@gander/core/query/traces/trace-expression';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import { clampToInt64 } from '../../schema/int64.ts';
import type { Database } from '../../schema/tables.ts';

const NANO_PER_MS = 1_000_000n;

/**
 * A test of whole milliseconds, which is how clients see times, over a column of nanoseconds. Written with the bare column
 * on one side, so that an index on it helps.
 */
export function toMillisecondCondition(nanos: Expression<unknown>, test: TraceTest): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  switch (test.kind) {
    case 'number':
      return compare(nanos, test.operator, test.value);
    case 'number-in': {
      const values = test.values.flatMap(toWholeMs).map((ms) => clampToInt64(ms * NANO_PER_MS));
      if (values.length === 0) return test.isNegated ? eb(nanos, 'is not', null) : eb.lit(false);
      const floor = sql`${nanos} - ${nanos} % ${sql.lit(1_000_000)}`;
      return test.isNegated ? sql`${floor} not in (${sql.join(values)})` : sql`${floor} in (${sql.join(values)})`;
    }
    case 'presence':
      return eb(nanos, test.isPresent ? 'is not' : 'is', null);
    default:
      throw new Error(`A time cannot be tested by ${test.kind}`);
  }
}

function compare(nanos: Expression<unknown>, operator: NumberOperator, value: number | bigint): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  const [whole] = toWholeMs(value);
  const floor = toFloor(value);
  const from = (ms: bigint) => clampToInt64(ms * NANO_PER_MS);
  switch (operator) {
    case '>':
      return eb(nanos, '>=', from(floor + 1n));
    case '<=':
      return eb(nanos, '<', from(floor + 1n));
    case '>=':
      return eb(nanos, '>=', from(whole ?? floor + 1n));
    case '<':
      return eb(nanos, '<', from(whole ?? floor + 1n));
    case '=':
      if (whole === undefined) return eb.lit(false);
      return eb.and([eb(nanos, '>=', from(whole)), eb(nanos, '<', from(whole + 1n))]);
    case '!=':
      if (whole === undefined) return eb(nanos, 'is not', null);
      return eb.or([eb(nanos, '<', from(whole)), eb(nanos, '>=', from(whole + 1n))]);
    default:
      return operator satisfies never;
  }
}

function toWholeMs(value: number | bigint): readonly bigint[] {
  if (typeof value === 'bigint') return [value];
  return Number.isInteger(value) ? [BigInt(value)] : [];
}

function toFloor(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  // Beyond every time there is; also what a text like 1e999 becomes.
  if (!Number.isFinite(value)) return value > 0 ? 2n ** 63n : -(2n ** 63n);
  return BigInt(Math.floor(value));
}
