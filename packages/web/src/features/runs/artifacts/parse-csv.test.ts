import { describe, expect, it } from 'vitest';

import { parseCsv } from './parse-csv.ts';

const COMMA = { separator: ',', isCut: false } as const;

describe('parseCsv', () => {
  it('reads quotes, doubled quotes, separators and line ends within quotes', () => {
    expect(parseCsv('a,b\n1,"x, ""y""\nz"\r\n2,\n', COMMA)).toEqual({
      header: ['a', 'b'],
      rows: [
        ['1', 'x, "y"\nz'],
        ['2', ''],
      ],
    });
  });

  it('leaves out a row that is cut off', () => {
    expect(parseCsv('a,b\n1,2\n3,', { ...COMMA, isCut: true }).rows).toEqual([['1', '2']]);
    expect(parseCsv('a,b\n1,2\n3,', COMMA).rows).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });

  it('reads tabs, and nothing at all', () => {
    expect(parseCsv('a\tb,c\n', { separator: '\t', isCut: false }).header).toEqual(['a', 'b,c']);
    expect(parseCsv('', COMMA)).toEqual({ header: [], rows: [] });
  });
});
