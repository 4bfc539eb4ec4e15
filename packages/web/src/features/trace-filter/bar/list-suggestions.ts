import type { FilterKeyBody, TraceFacetBody } from '@gander/api/gander/facet-schemas';

import { checkFilter } from '../language/check-filter.ts';
import type { Completion } from '../language/find-completion.ts';
import { listOperators } from '../language/list-operators.ts';
import { splitBarText } from '../language/split-bar-text.ts';
import { quoteText } from '../quote-text.ts';

/** One line of the list under the filter bar. */
export interface Suggestion {
  readonly id: string;
  /** Heading that it stands under. */
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  /** Traces that have it. */
  readonly count?: number;
  /** What the bar says once it is chosen, and where the caret stands then. */
  readonly text: string;
  readonly caret: number;
  /** The bar says something complete then. */
  readonly isComplete: boolean;
}

export interface SuggestionSources {
  readonly text: string;
  readonly completion: Completion;
  readonly keys: readonly FilterKeyBody[];
  /** Of the key at the caret. */
  readonly values: TraceFacetBody | undefined;
}

const MAX_SUGGESTIONS = 60;

/** What can be written at the caret, best first. */
export function listSuggestions(sources: SuggestionSources): readonly Suggestion[] {
  switch (sources.completion.kind) {
    case 'key':
      return [...listConnectives(sources), ...listKeys(sources)].slice(0, MAX_SUGGESTIONS);
    case 'operator':
      return listOperatorChoices(sources);
    case 'value':
      return listValues(sources);
    default:
      return sources.completion satisfies never;
  }
}

/** The key as the list of keys has it; inside `span(…)` the prefix may be missing. */
export function findKey(
  keys: readonly FilterKeyBody[],
  { key, isInSpan }: { readonly key: string; readonly isInSpan: boolean },
): FilterKeyBody | undefined {
  const bare = key.replaceAll('`', '').toLowerCase();
  const wanted = isInSpan && !bare.startsWith('span.') ? `span.${bare}` : bare;
  return keys.find((known) => known.key.replaceAll('`', '').toLowerCase() === wanted);
}

function listConnectives({ text, completion }: SuggestionSources): Suggestion[] {
  if (completion.kind !== 'key' || !completion.needsAnd) return [];
  return ['AND', 'OR']
    .filter((word) => word.startsWith(completion.typed.toUpperCase()))
    .map((word) => ({
      ...replaceTyped(text, completion, `${word} `),
      id: word,
      group: 'Go on',
      label: word,
      detail: word === 'AND' ? 'and also …' : 'or else …',
      isComplete: false,
    }));
}

/** What conditions begin with beside keys. */
const BEGINNINGS: readonly FilterKeyBody[] = [
  {
    key: 'text:',
    type: 'text',
    origin: 'language',
    description: 'Traces in which a span contains these words',
    hasValues: false,
  },
  {
    key: 'span(',
    type: 'text',
    origin: 'language',
    description: "Conditions that one span meets: span(type = 'TOOL' AND status = 'ERROR')",
    hasValues: false,
  },
];

const GROUPS = {
  language: 'Fields',
  tag: 'Tags',
  feedback: 'Feedback',
  expectation: 'Expectations',
  metadata: 'Metadata',
  attribute: 'Span attributes',
} as const satisfies Record<FilterKeyBody['origin'], string>;

const ORIGINS = Object.keys(GROUPS) as FilterKeyBody['origin'][];

function listKeys({ text, completion, keys }: SuggestionSources): Suggestion[] {
  if (completion.kind !== 'key') return [];
  const { isInSpan, needsAnd } = completion;
  const offered = isInSpan
    ? keys.filter(({ key }) => key.startsWith('span.')).map((key) => ({ ...key, key: key.key.slice('span.'.length) }))
    : [...keys, ...BEGINNINGS];
  // `status:error`, as other languages have it.
  const [, colonKey, colonValue = ''] = /^([^:]+):(.*)$/s.exec(completion.typed) ?? [];
  const typed = (colonKey ?? completion.typed).toLowerCase();
  return offered
    .map((key) => ({ key, rank: rankKey(key, typed) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((a, b) => ORIGINS.indexOf(a.key.origin) - ORIGINS.indexOf(b.key.origin) || a.rank - b.rank)
    .map(({ key }) => ({
      ...replaceTyped(text, completion, `${needsAnd ? 'AND ' : ''}${toBeginning(key)}${colonValue}`),
      id: `key:${key.key}`,
      group: GROUPS[key.origin],
      label: key.key,
      detail: key.description,
      isComplete: false,
    }));
}

const NO_MATCH = 9;

/** What begins as typed first, then what has a part that does, then what contains it. */
function rankKey({ key, description, origin }: FilterKeyBody, typed: string): number {
  if (typed === '') return 0;
  const text = key.toLowerCase();
  if (text.startsWith(typed)) return 0;
  if (text.split(/[._`\-/]/).some((part) => part.startsWith(typed))) return 1;
  // Of the many attributes that spans may have, only those that are meant.
  if (origin !== 'attribute' && text.includes(typed)) return 2;
  return description.toLowerCase().split(/\W+/).includes(typed) ? 3 : NO_MATCH;
}

/** A key with the operator that is meant most often. */
function toBeginning({ key, type }: FilterKeyBody): string {
  if (key.endsWith(':') || key.endsWith('(')) return key;
  if (type === 'presence') return `${key} `;
  return `${key} ${type === 'number' ? '>' : '='} `;
}

function listOperatorChoices({ text, completion, keys }: SuggestionSources): Suggestion[] {
  if (completion.kind !== 'operator') return [];
  const typed = completion.typed.trim().toUpperCase();
  const type = findKey(keys, completion)?.type ?? 'any';
  return listOperators(type)
    .filter(({ operator }) => operator.startsWith(typed) && operator !== typed)
    .map(({ operator, description, isComplete = false }) => {
      const replaced = replaceTyped(text, completion, `${operator} `);
      return {
        ...replaced,
        id: `operator:${operator}`,
        group: completion.key,
        label: operator,
        detail: description,
        isComplete: isComplete && isReadable(replaced.text),
      };
    });
}

function listValues({ text, completion, keys, values }: SuggestionSources): Suggestion[] {
  if (completion.kind !== 'value' || values === undefined) return [];
  const isNumber = findKey(keys, completion)?.type === 'number';
  const sought = toSoughtValue(completion).toLowerCase();
  return values.values
    .filter(({ value }) => value.toLowerCase().includes(sought))
    .map(({ value, count }) => {
      const written = isNumber ? value : quoteText(value);
      const replaced = replaceTyped(text, completion, toListed(written, completion.list, text.slice(completion.to)));
      return {
        ...replaced,
        id: `value:${value}`,
        group: completion.key,
        label: value === '' ? "''" : value,
        count,
        isComplete: isReadable(replaced.text),
      };
    });
}

/** What values are looked for that contain: of a pattern, what stands between its ends. */
export function toSoughtValue({ operator, typed }: Extract<Completion, { kind: 'value' }>): string {
  return operator.endsWith('LIKE') ? typed.replaceAll('%', '') : typed;
}

function toListed(value: string, list: 'none' | 'open' | 'missing', after: string): string {
  if (list === 'missing') return `(${value}) `;
  if (list === 'open') return /^\s*[,)]/.test(after) ? value : `${value}) `;
  return `${value} `;
}

function isReadable(text: string): boolean {
  const { filter } = splitBarText(text);
  return filter !== '' && checkFilter(filter) === undefined;
}

function replaceTyped(text: string, { from, to }: Pick<Completion, 'from' | 'to'>, insert: string) {
  const after = text.slice(to);
  // One space is enough.
  const written = insert.endsWith(' ') && after.startsWith(' ') ? insert.slice(0, -1) : insert;
  return { text: text.slice(0, from) + written + after, caret: from + insert.length };
}
