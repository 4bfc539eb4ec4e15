import type { FilterToken } from './lex-filter.ts';

const KEYWORD_OPERATORS = new Set(['LIKE', 'ILIKE', 'RLIKE', 'IN', 'IS', 'NOT']);
const CONNECTIVES = new Set(['AND', 'OR', 'NOT', 'UNDER']);

/** Keys without a dot. A word of these before `like` or `in` is a key, another one is English. */
const BARE_KEYS = new Set(
  'status name session user environment release framework error input output model provider service type feedback expectation prompt text content request_id client_request_id run_id timestamp timestamp_ms end_time end_time_ms execution_time execution_time_ms duration_ms span_count error_count cost_usd'.split(
    ' ',
  ),
);

/** `=`, `!=`, `<` …: symbols that compare. */
export function isComparison(token: FilterToken | undefined): boolean {
  return token?.kind === 'symbol' && /^[=!<>~]+$/.test(token.value);
}

/** A word of the language in any letter case. */
export function isWord(token: FilterToken | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value.toUpperCase());
}

export function isConnective(token: FilterToken | undefined): boolean {
  return token?.kind === 'word' && CONNECTIVES.has(token.value.toUpperCase());
}

export function isTextPrefix(token: FilterToken | undefined): boolean {
  return token?.kind === 'word' && token.value.toLowerCase().startsWith('text:');
}

/** Where an operator begins behind the key at `index`, or `undefined` where there is no key. */
export function findOperatorAfter(tokens: readonly FilterToken[], index: number): number | undefined {
  const token = tokens[index];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'name')) return undefined;
  if (isConnective(token)) return undefined;
  const isSplit = token.kind === 'word' && token.value.endsWith('.');
  const at = isSplit ? index + 2 : index + 1;
  const next = tokens[at];
  if (isSplit && tokens[index + 1]?.kind !== 'name' && tokens[index + 1]?.kind !== 'text') return undefined;
  if (isComparison(next)) return at;
  if (next?.kind !== 'word' || !KEYWORD_OPERATORS.has(next.value.toUpperCase()) || !isLikeKey(token)) return undefined;
  return isOperatorStart(tokens, at) ? at : undefined;
}

/** `x in (`, `x like '`: what follows tells an operator from an English word. The end may still become one. */
function isOperatorStart(tokens: readonly FilterToken[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return true;
  switch (tokens[at]?.value.toUpperCase()) {
    case 'IN':
      return next.value === '(';
    case 'NOT':
      return isWord(next, 'IN');
    case 'IS':
      return isWord(next, 'NULL', 'NOT');
    default:
      return next.kind === 'text' || next.kind === 'broken';
  }
}

function isLikeKey(token: FilterToken): boolean {
  return token.kind === 'name' || token.value.includes('.') || BARE_KEYS.has(token.value.toLowerCase());
}
