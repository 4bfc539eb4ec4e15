import { type FilterToken, lexFilter } from './lex-filter.ts';
import { findOperatorAfter, isComparison, isConnective, isTextPrefix, isWord } from './token-roles.ts';

/** What the bar says: conditions, and words to look for. */
export interface BarText {
  /** In the query language; empty where there is none. */
  readonly filter: string;
  /** The same with every character where it stands in the bar, and spaces where there is something else. */
  readonly filterInPlace: string;
  /** Plain words; empty where there are none. */
  readonly q: string;
}

/** Indexes of characters, the second behind the last. */
type Stretch = readonly [number, number];

/**
 * Tells the query from plain words before, behind and between its conditions: `refund status = 'ERROR'` is one condition
 * and one word. A text without any condition is plain words as a whole, whatever characters it has.
 */
export function splitBarText(text: string): BarText {
  const tokens = lexFilter(text);
  const first = findFilterStart(tokens);
  if (first === undefined) return { filter: '', filterInPlace: ' '.repeat(text.length), q: unquote(text.trim()) };
  const last = findFilterEnd(tokens, first);
  const stretches = listStretches(tokens, { first, last });
  const between: Stretch[] = [];
  let end = 0;
  for (const stretch of stretches) {
    between.push([end, stretch[0]]);
    end = stretch[1];
  }
  between.push([end, text.length]);
  const blank = ([from, to]: Stretch) => ' '.repeat(to - from);
  const cut = ([from, to]: Stretch) => text.slice(from, to);
  return {
    filter: stretches.map(cut).join(' '),
    filterInPlace: between.map((gap, index) => blank(gap) + (stretches[index] ? cut(stretches[index]) : '')).join(''),
    q: between
      .map((gap) => unquote(stripAnds(cut(gap))))
      .filter((words) => words !== '')
      .join(' '),
  };
}

/** The parts of the text that are query, in order. */
function listStretches(tokens: readonly FilterToken[], { first, last }: { first: number; last: number }): Stretch[] {
  const stretches: Stretch[] = [];
  let from = first;
  for (const [to, next] of listPlainRuns(tokens, { first, last })) {
    stretches.push([startOf(tokens[from]), endOf(tokens[to - 1])]);
    from = next;
  }
  stretches.push([startOf(tokens[from]), endOf(tokens[last])]);
  return stretches;
}

/** Words between conditions that all must hold: index of their first token, and of the first one behind them. */
function listPlainRuns(tokens: readonly FilterToken[], { first, last }: { first: number; last: number }): Stretch[] {
  const runs: Stretch[] = [];
  let depth = 0;
  for (let index = first; index <= last; index += 1) {
    const token = tokens[index];
    if (token?.value === '(' && token.kind === 'symbol') depth += 1;
    if (token?.value === ')' && token.kind === 'symbol') depth -= 1;
    if (depth !== 0) continue;
    // Beside alternatives there is no telling what words belong to.
    if (isWord(token, 'OR')) return [];
    if (!isWord(token, 'AND')) continue;
    let start = index;
    while (start - 1 > first && isPlain(tokens, start - 1)) start -= 1;
    if (start === index) continue;
    runs.push([isWord(tokens[start - 1], 'AND') ? start - 1 : start, index]);
  }
  return runs;
}

/** Reads back as the same two. */
export function joinBarText({ filter = '', q = '' }: { readonly filter?: string; readonly q?: string }): string {
  if (q === '') return filter;
  const text = filter === '' ? q : `${filter} ${q}`;
  const read = splitBarText(text);
  if (read.filter === filter && read.q === q) return text;
  const quoted = `"${q.replaceAll('"', '""')}"`;
  return filter === '' ? quoted : `${filter} ${quoted}`;
}

/** Index of the first token that cannot be a plain word. */
function findFilterStart(tokens: readonly FilterToken[]): number | undefined {
  const first = tokens.findIndex(
    (token, index) => isConditionStart(tokens, index) || isGroupStart(tokens, index, token),
  );
  return first === -1 ? undefined : first;
}

function isConditionStart(tokens: readonly FilterToken[], index: number): boolean {
  if (isTextPrefix(tokens[index])) return true;
  if (isWord(tokens[index], 'SPAN') && tokens[index + 1]?.value === '(') return true;
  return findOperatorAfter(tokens, index) !== undefined;
}

/** `(` or `NOT` belong to the condition that follows them. */
function isGroupStart(tokens: readonly FilterToken[], index: number, token: FilterToken): boolean {
  if (token.value !== '(' && !isWord(token, 'NOT')) return false;
  let at = index;
  while (tokens[at]?.value === '(' || isWord(tokens[at], 'NOT')) at += 1;
  return isConditionStart(tokens, at);
}

/** Index of the last token that belongs to the query: behind it there are plain words only. */
function findFilterEnd(tokens: readonly FilterToken[], first: number): number {
  let last = tokens.length - 1;
  while (last > first && isPlain(tokens, last)) last -= 1;
  // `status = 'OK' AND refund`: the AND goes with the words.
  if (last < tokens.length - 1 && last > first && isWord(tokens[last], 'AND')) last -= 1;
  return last;
}

function isPlain(tokens: readonly FilterToken[], index: number): boolean {
  const [token, before] = [tokens[index], tokens[index - 1]];
  if (token === undefined || token.kind === 'symbol' || isConnective(token) || isTextPrefix(token)) return false;
  if (isWord(token, 'NULL') && isWord(before, 'IS', 'NOT')) return false;
  if (before === undefined) return true;
  // A value, or a part of a key.
  if (isComparison(before) || before.value === '(' || before.value === ',') return false;
  if (isWord(before, 'OR', 'NOT', 'UNDER') || (isTextPrefix(before) && before.value.endsWith(':'))) return false;
  if (isWord(before, 'LIKE', 'ILIKE', 'RLIKE') && token.kind !== 'word') return false;
  if (before.kind === 'word' && before.value.endsWith('.')) return false;
  return !isOperatorOfKey(tokens, index);
}

/** `tags.a LIKE`: the last word of something half written. */
function isOperatorOfKey(tokens: readonly FilterToken[], index: number): boolean {
  for (let key = Math.max(0, index - 3); key < index; key += 1) {
    const operator = findOperatorAfter(tokens, key);
    if (operator === undefined || operator > index) continue;
    if (operator === index) return true;
    // `IS NOT`, `NOT IN`
    if (operator === index - 1 && isWord(tokens[operator], 'IS', 'NOT')) return true;
  }
  return false;
}

function startOf(token: FilterToken | undefined): number {
  return token?.position ?? 0;
}

function endOf(token: FilterToken | undefined): number {
  return token === undefined ? 0 : token.position + token.source.length;
}

/** Words without what joined them to conditions. */
function stripAnds(text: string): string {
  return text
    .replace(/^\s*AND\s+/i, '')
    .replace(/\s+AND\s*$/i, '')
    .trim();
}

/** A phrase in quotes of its own is meant without them. */
function unquote(text: string): string {
  const [only, other] = lexFilter(text);
  return only?.kind === 'text' && other === undefined && only.source === text ? only.value : text;
}
