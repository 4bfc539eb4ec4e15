import { AppError } from '../../../errors.ts';
import type { QueryToken } from '../../conjunction/query-token.ts';
import { splitQuery } from '../../conjunction/split-query.ts';
import { requireTraceFilter } from '../require-trace-filter.ts';
import { findWrittenBound, type WrittenBound } from './written-bound.ts';
import { findWrittenCondition, type WrittenCondition } from './written-condition.ts';

/** A filter as conditions that all must hold, with their places in the text. */
export interface FilterOutline {
  readonly clauses: readonly FilterClause[];
  /** `a OR b`: a single clause, which needs parentheses before anything can be added. */
  readonly isChoice: boolean;
}

/** What stands between two `AND`. */
export interface FilterClause {
  /** Index of its first character. */
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  /** When it is a list of values that a field may have, or may not. */
  readonly condition: WrittenCondition | undefined;
  /** When it is a bound of a number. */
  readonly bound: WrittenBound | undefined;
}

/** `undefined` for a filter that cannot be read. */
export function outlineFilter(filter: string): FilterOutline | undefined {
  if (filter.trim() === '') return { clauses: [], isChoice: false };
  const tokens = readTokens(filter);
  if (tokens === undefined) return undefined;
  const { groups, isChoice } = splitClauses(tokens);
  const clauses = groups.flatMap((group): FilterClause[] => {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) return [];
    const place = { start: first.position, end: last.position + last.source.length };
    if (isChoice) return [{ ...place, condition: undefined, bound: undefined }];
    return [{ ...place, condition: findWrittenCondition(group), bound: findWrittenBound(group) }];
  });
  return { clauses, isChoice };
}

function readTokens(filter: string): readonly QueryToken[] | undefined {
  try {
    requireTraceFilter(filter);
    return splitQuery(filter);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Between each `AND` outside of parentheses; all of it where there is an `OR` outside of them. */
function splitClauses(tokens: readonly QueryToken[]) {
  const groups: QueryToken[][] = [[]];
  let depth = 0;
  let isChoice = false;
  for (const token of tokens) {
    if (token.kind === 'end') break;
    if (token.kind === 'symbol' && token.value === '(') depth += 1;
    if (token.kind === 'symbol' && token.value === ')') depth -= 1;
    if (depth === 0 && isWord(token, 'OR')) isChoice = true;
    if (depth === 0 && isWord(token, 'AND')) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return { groups: isChoice ? [tokens.slice(0, -1)] : groups, isChoice };
}

/** True for a keyword, in any letter case. */
function isWord({ kind, value }: QueryToken, word: string): boolean {
  return kind === 'word' && value.toUpperCase() === word;
}
