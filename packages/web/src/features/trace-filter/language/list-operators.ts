import type { FilterKeyBody } from '@gander/api/gander/facet-schemas';

export interface OperatorChoice {
  readonly operator: string;
  readonly description: string;
  /** Nothing follows. */
  readonly isComplete?: true;
}

const EQUALITY: readonly OperatorChoice[] = [
  { operator: '=', description: 'is' },
  { operator: '!=', description: 'is not' },
];
const ORDER: readonly OperatorChoice[] = [
  { operator: '>', description: 'is more than' },
  { operator: '>=', description: 'is at least' },
  { operator: '<', description: 'is less than' },
  { operator: '<=', description: 'is at most' },
];
const LISTS: readonly OperatorChoice[] = [
  { operator: 'IN', description: 'is one of' },
  { operator: 'NOT IN', description: 'is none of' },
];
const PATTERNS: readonly OperatorChoice[] = [
  { operator: 'LIKE', description: "matches a pattern: 'ab%'" },
  { operator: 'ILIKE', description: 'matches a pattern, letter case aside' },
  { operator: 'RLIKE', description: 'matches a regular expression' },
];
const PRESENCE: readonly OperatorChoice[] = [
  { operator: 'IS NULL', description: 'has no value', isComplete: true },
  { operator: 'IS NOT NULL', description: 'has a value', isComplete: true },
];

const OPERATORS = {
  text: [...EQUALITY, ...LISTS, ...PATTERNS, ...PRESENCE],
  number: [...ORDER, ...EQUALITY, ...PRESENCE],
  any: [...EQUALITY, ...ORDER, ...LISTS, ...PATTERNS, ...PRESENCE],
  presence: PRESENCE,
} as const satisfies Record<FilterKeyBody['type'], readonly OperatorChoice[]>;

/** What a key of this type can be compared with, the most usual first. */
export function listOperators(type: FilterKeyBody['type']): readonly OperatorChoice[] {
  return OPERATORS[type];
}
