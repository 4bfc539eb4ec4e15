import type { ValueTest } from '@gander/core/query/conjunction/condition';
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Database } from '../schema/tables.ts';

/**
 * A test as SQL. `value` is a column or a sub-query that yields one value; `null` is what is not there, and passes no test
 * but that of its absence.
 */
export function toValueCondition(dialect: Dialect, value: Expression<unknown>, test: ValueTest): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  switch (test.kind) {
    case 'number':
    case 'text':
      return eb(value, test.operator, test.value);
    case 'like':
      return dialect.matchesPattern(value as Expression<string | null>, {
        text: test.pattern,
        letterCase: test.letterCase,
      });
    case 'in':
      return eb(value, test.isNegated ? 'not in' : 'in', test.values);
    case 'presence':
      return eb(value, test.isPresent ? 'is not' : 'is', null);
    default:
      return test satisfies never;
  }
}
