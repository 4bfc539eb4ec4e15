import type { FilterKeyBody } from '@gander/api/gander/facet-schemas';
import { describe, expect, it } from 'vitest';

import { findCompletion } from '../language/find-completion.ts';
import { listSuggestions } from './list-suggestions.ts';

const key = (name: string, part: Partial<FilterKeyBody> = {}): FilterKeyBody => ({
  key: name,
  type: 'text',
  origin: 'language',
  description: '',
  hasValues: true,
  ...part,
});

const KEYS = [
  key('tags.team', { origin: 'tag' }),
  key('status', { description: 'OK, ERROR or IN_PROGRESS' }),
  key('duration_ms', { type: 'number' }),
  key('span.status'),
  key('feedback', { type: 'presence' }),
];

function suggest(marked: string, values: readonly { value: string; count: number }[] = []) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const completion = findCompletion(text, caret);
  if (completion === undefined) return [];
  const facet = { key: '', values: [...values], isCut: false, sampleSize: null };
  return listSuggestions({ text, completion, keys: KEYS, values: facet });
}

const withCaret = ({ text, caret }: { text: string; caret: number }) => `${text.slice(0, caret)}|${text.slice(caret)}`;

describe('listSuggestions', () => {
  it('should offer keys that begin as typed, fields of the language first', () => {
    expect(suggest('sta|').map(withCaret)).toEqual(['status = |', 'span.status = |']);
    expect(suggest('|').map(({ label }) => label)).toEqual([
      'status',
      'duration_ms',
      'span.status',
      'feedback',
      'text:',
      'span(',
      'tags.team',
    ]);
  });

  it('should write the operator that fits', () => {
    expect(suggest('dur|').map(withCaret)).toEqual(['duration_ms > |']);
    expect(suggest('feed|').map(withCaret)).toEqual(['feedback |']);
  });

  it('should join a second condition', () => {
    expect(suggest("status = 'OK' tea|").map(withCaret)).toEqual(["status = 'OK' AND tags.team = |"]);
    expect(suggest("status = 'OK' |").map(withCaret).slice(0, 2)).toEqual([
      "status = 'OK' AND |",
      "status = 'OK' OR |",
    ]);
  });

  it('should leave the prefix out inside a span', () => {
    expect(suggest('span(st|').map(withCaret)).toEqual(['span(status = |']);
  });

  it('should offer only operators that the key takes', () => {
    expect(suggest('feedback |').map(({ label }) => label)).toEqual(['IS NULL', 'IS NOT NULL']);
    expect(suggest('duration_ms |').map(({ label }) => label)).not.toContain('LIKE');
    expect(suggest('tags.team IS N|').map(withCaret)).toEqual(['tags.team IS NULL |', 'tags.team IS NOT NULL |']);
  });

  it('should quote values and know what is complete', () => {
    const values = [{ value: "O'Hara", count: 3 }];
    expect(suggest('tags.team = O|', values).map(withCaret)).toEqual(["tags.team = 'O''Hara' |"]);
    expect(suggest('tags.team = O|', values)[0]).toMatchObject({ isComplete: true, count: 3 });
    expect(suggest("tags.team = '|' AND status = 'OK'", values).map(withCaret)).toEqual([
      "tags.team = 'O''Hara' |AND status = 'OK'",
    ]);
    expect(suggest('(tags.team = |', values)[0]).toMatchObject({ isComplete: false });
  });

  it('should close lists', () => {
    const values = [{ value: 'a', count: 1 }];
    expect(suggest('tags.team IN |', values).map(withCaret)).toEqual(["tags.team IN ('a') |"]);
    expect(suggest("tags.team IN ('b', |", values).map(withCaret)).toEqual(["tags.team IN ('b', 'a') |"]);
    expect(suggest("tags.team IN (|, 'b')", values).map(withCaret)).toEqual(["tags.team IN ('a'|, 'b')"]);
  });
});
