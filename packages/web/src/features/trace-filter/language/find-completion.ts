import { type FilterToken, lexFilter } from './lex-filter.ts';
import { findOperatorAfter, isComparison, isConnective, isTextPrefix, isWord } from './token-roles.ts';

/** What could be written at the caret, and which part of the text it would replace. */
export type Completion = CompletionPlace &
  (
    | {
        readonly kind: 'key';
        readonly isInSpan: boolean;
        /** A condition stands right before. */ readonly needsAnd: boolean;
      }
    | { readonly kind: 'operator'; readonly key: string; readonly isInSpan: boolean }
    | {
        readonly kind: 'value';
        readonly key: string;
        readonly isInSpan: boolean;
        readonly operator: string;
        /** `none`: one value; `open`: inside the parentheses; `missing`: they are still to be written. */
        readonly list: 'none' | 'open' | 'missing';
      }
  );

interface CompletionPlace {
  /** What has been typed of it, without the quote before it. */
  readonly typed: string;
  readonly from: number;
  readonly to: number;
}

/** `undefined` where nothing can be offered, as inside `text:`. */
export function findCompletion(text: string, caret: number): Completion | undefined {
  const tokens = lexFilter(text);
  const current = tokens.find((token) => isBeingTyped(token, caret));
  const before = tokens.filter((token) => token.position + token.source.length <= (current?.position ?? caret));
  const place = toPlace(text, caret, current);
  const isInSpan = findOpenGroups(before).includes('span');
  const value = findValuePlace(before);
  if (value !== undefined) {
    return { kind: 'value', isInSpan, ...value, ...place };
  }
  if (current?.kind === 'text' || current?.kind === 'name' || isTextPrefix(current)) return undefined;
  const operated = findOperatedKey(before, current);
  if (operated !== undefined) {
    const from = operated.operatorStart ?? place.from;
    return { kind: 'operator', key: operated.key, isInSpan, typed: text.slice(from, caret), from, to: place.to };
  }
  if (current?.kind === 'broken' || current?.kind === 'number') return undefined;
  if (before.at(-1)?.value.toLowerCase() === 'text:') return undefined;
  const needsAnd = isConditionEnd(before);
  // Who writes several words looks for them, and wants to see what is found.
  if (!needsAnd && isPlainWord(before.at(-1))) return undefined;
  return { kind: 'key', isInSpan, needsAnd, ...place };
}

/** Whether the caret is in a token, or right behind one that could go on. */
function isBeingTyped({ kind, position, source }: FilterToken, caret: number): boolean {
  const end = position + source.length;
  if (caret <= position || caret > end) return false;
  return caret < end ? kind !== 'symbol' : kind === 'word' || kind === 'number' || kind === 'broken';
}

function toPlace(text: string, caret: number, current: FilterToken | undefined): CompletionPlace {
  if (current === undefined) return { typed: '', from: caret, to: caret };
  const { kind, position, source } = current;
  const isQuoted = /^['"`]/.test(source);
  const typed = text.slice(position + (isQuoted ? 1 : 0), caret);
  // A quote that is never closed takes all that follows; only what stands before the caret is meant.
  return { typed, from: position, to: kind === 'broken' ? caret : position + source.length };
}

interface ValuePlace {
  readonly key: string;
  readonly operator: string;
  readonly list: 'none' | 'open' | 'missing';
}

function findValuePlace(before: readonly FilterToken[]): ValuePlace | undefined {
  const last = before.length - 1;
  const token = before[last];
  if (isComparison(token) || isWord(token, 'LIKE', 'ILIKE', 'RLIKE')) {
    const key = findKeyBefore(before, last);
    return key === undefined ? undefined : { key, operator: token?.value.toUpperCase() ?? '', list: 'none' };
  }
  if (isWord(token, 'IN')) return findListPlace(before, last, 'missing');
  if (token?.value !== '(' && token?.value !== ',') return undefined;
  let open = last;
  while (open > 0 && before[open]?.value !== '(') open -= 1;
  return isWord(before[open - 1], 'IN') ? findListPlace(before, open - 1, 'open') : undefined;
}

function findListPlace(before: readonly FilterToken[], at: number, list: 'open' | 'missing'): ValuePlace | undefined {
  const isNegated = isWord(before[at - 1], 'NOT');
  const key = findKeyBefore(before, isNegated ? at - 1 : at);
  return key === undefined ? undefined : { key, operator: isNegated ? 'NOT IN' : 'IN', list };
}

/** The key whose operator begins at `operatorAt`, as it was written. */
function findKeyBefore(tokens: readonly FilterToken[], operatorAt: number): string | undefined {
  for (const at of [operatorAt - 2, operatorAt - 1])
    if (at >= 0 && findOperatorAfter(tokens.slice(0, operatorAt + 1), at) === operatorAt)
      return tokens
        .slice(at, operatorAt)
        .map(({ source }) => source)
        .join('');
  return undefined;
}

interface OperatedKey {
  readonly key: string;
  /** Where the operator that is being written begins; absent where nothing of it is there. */
  readonly operatorStart?: number;
}

/** A key at the end, with or without the beginning of an operator. */
function findOperatedKey(before: readonly FilterToken[], current: FilterToken | undefined): OperatedKey | undefined {
  if (current === undefined && isWord(before.at(-1), 'NULL')) return undefined;
  const all = current === undefined ? before : [...before, current];
  // `x IS N`, `x NOT I`
  for (let back = 1; back <= 3; back += 1) {
    const start = all[all.length - back];
    if (back > 1 && !isWord(start, 'IS', 'NOT')) continue;
    const key = findKeyBefore([...all.slice(0, -back), EQUALS], all.length - back);
    if (key === undefined || start === undefined) continue;
    if (isKnownKey(key)) return { key, operatorStart: start.position };
  }
  if (current !== undefined) return undefined;
  const key = findKeyBefore([...before, EQUALS], before.length);
  const isValue = findValuePlace(before.slice(0, -1)) !== undefined;
  return key === undefined || isValue || !isKnownKey(key) ? undefined : { key };
}

/** Any word before `=` is a key; without it, only one that looks like one. */
const EQUALS: FilterToken = { kind: 'symbol', value: '=', source: '=', position: 0 };
const LIKE: FilterToken = { ...EQUALS, kind: 'word', value: 'LIKE', source: 'LIKE' };

function isKnownKey(key: string): boolean {
  return findOperatorAfter([...lexFilter(key), LIKE], 0) !== undefined;
}

/** What is open at the end: groups, the conditions of a span, lists of values. */
function findOpenGroups(tokens: readonly FilterToken[]): readonly ('group' | 'span' | 'list')[] {
  const open: ('group' | 'span' | 'list')[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'symbol') continue;
    const before = tokens[index - 1];
    if (token.value === '(') open.push(isWord(before, 'SPAN') ? 'span' : isWord(before, 'IN') ? 'list' : 'group');
    if (token.value === ')') open.pop();
  }
  return open;
}

function isPlainWord(token: FilterToken | undefined): boolean {
  return token !== undefined && token.kind !== 'symbol' && !isConnective(token);
}

function isConditionEnd(before: readonly FilterToken[]): boolean {
  const token = before.at(-1);
  if (token === undefined || isConnective(token)) return false;
  if (token.value === ')' || isWord(token, 'NULL')) return true;
  return findValuePlace(before.slice(0, -1)) !== undefined || isTextPrefix(token) || isTextPrefix(before.at(-2));
}
