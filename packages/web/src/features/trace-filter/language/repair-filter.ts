import { checkFilter } from './check-filter.ts';
import { lexFilter } from './lex-filter.ts';
import { findOperatorAfter, isTextPrefix, isWord } from './token-roles.ts';

/** More slips than these are no slips. */
const MAX_REPAIRS = 8;

/**
 * The filter with what was plainly meant: a value that lacks its quotes, an `AND` that is missing between two conditions.
 * `undefined` when it cannot be read even so.
 *
 * @example repairFilter("status = ERROR user = 'bob'") // "status = 'ERROR' AND user = 'bob'"
 */
export function repairFilter(filter: string): string | undefined {
  let text = filter;
  for (let repairs = 0; repairs <= MAX_REPAIRS; repairs += 1) {
    const problem = checkFilter(text);
    if (problem === undefined) return text;
    const next = repairAt(text, problem.position);
    if (next === undefined) return undefined;
    text = next;
  }
  return undefined;
}

function repairAt(text: string, position: number): string | undefined {
  const tokens = lexFilter(text);
  const index = tokens.findIndex((token) => token.position === position);
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined) return undefined;
  const end = position + token.source.length;
  const isValue = before.kind === 'symbol' && /^!?=$/.test(before.value);
  if (isValue && (token.kind === 'word' || token.kind === 'number')) {
    return `${text.slice(0, position)}'${token.source}'${text.slice(end)}`;
  }
  const isCondition =
    findOperatorAfter(tokens, index) !== undefined ||
    isTextPrefix(token) ||
    isWord(token, 'NOT', 'SPAN') ||
    token.value === '(';
  const isAfterCondition =
    ['text', 'number'].includes(before.kind) || before.value === ')' || isTextPrefix(before) || isWord(before, 'NULL');
  if (isCondition && isAfterCondition) return `${text.slice(0, position)}AND ${text.slice(position)}`;
  return undefined;
}
