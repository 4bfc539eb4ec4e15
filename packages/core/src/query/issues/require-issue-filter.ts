import type { Comparison } from '../conjunction/comparison.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import { readComparisons } from '../conjunction/read-comparisons.ts';

export interface IssueComparison {
  readonly field: 'status' | 'sourceRunId';
  readonly operator: '=' | '!=';
  readonly value: string;
}

const FIELDS: Readonly<Record<string, IssueComparison['field']>> = { status: 'status', source_run_id: 'sourceRunId' };

/**
 * A filter of issues: `status = 'pending' AND source_run_id != 'x'`. Throws `invalid_argument` with the place and what was
 * expected there.
 */
export function requireIssueFilter(filter: string): readonly IssueComparison[] {
  return readComparisons(filter).map(requireComparison);
}

function requireComparison({ key, operator, operatorPosition, operand, operandPosition }: Comparison): IssueComparison {
  const field = key.entity === undefined && Object.hasOwn(FIELDS, key.key) ? FIELDS[key.key] : undefined;
  if (field === undefined) {
    throw createQueryError(`Invalid attribute key '${key.key}'. Expected status or source_run_id`, key.position);
  }
  if (operator !== '=' && operator !== '!=') {
    throw createQueryError(`Invalid comparator '${operator}', not one of =, !=`, operatorPosition);
  }
  if (operand.kind === 'text') return { field, operator, value: operand.value };
  throw createQueryError("Expected a quoted string value (e.g. 'my-value')", operandPosition);
}
