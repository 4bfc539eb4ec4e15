import { describe, expect, it } from 'vitest';

import { paintFilter } from './paint-filter.ts';

const paint = (text: string) =>
  paintFilter(text)
    .filter((part) => part.text.trim() !== '')
    .map((part) => `${part.paint}:${part.text.trim()}`);

describe('paintFilter', () => {
  it('should tell keys, operators, values and what joins them', () => {
    expect(paint("status != 'OK' AND (duration_ms >= 5 OR NOT tags.a IN ('x'))")).toEqual([
      'key:status',
      'operator:!=',
      "text:'OK'",
      'connective:AND',
      'bracket:(',
      'key:duration_ms',
      'operator:>=',
      'number:5',
      'connective:OR',
      'connective:NOT',
      'key:tags.a',
      'operator:IN',
      'bracket:(',
      "text:'x'",
      'bracket:)',
      'bracket:)',
    ]);
    expect(paint('user IS NOT NULL')).toEqual(['key:user', 'operator:IS', 'operator:NOT', 'operator:NULL']);
    expect(paint("span(type = 'A') UNDER span()")).toContain('connective:UNDER');
  });

  it('should leave plain words plain', () => {
    expect(paint('what is in status')).toEqual(['plain:what is in status']);
    expect(paint("status = 'OK' refund it")).toEqual(['key:status', 'operator:=', "text:'OK'", 'plain:refund it']);
  });

  it('should mark a quote that is never closed', () => {
    expect(paint("status = 'OK")).toEqual(['key:status', 'operator:=', "broken:'OK"]);
  });

  it.each(['', ' ', "a  = 'b'  c ", "  status='x'", '\t(', "x = '", '🪿 = 🪿'])('should lose nothing of %j', (text) => {
    expect(
      paintFilter(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
