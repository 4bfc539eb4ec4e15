import { describe, expect, it } from 'vitest';

import { listActiveFilters } from './list-active-filters.ts';

const show = (url: Parameters<typeof listActiveFilters>[0]) =>
  listActiveFilters(url).map(({ label, without }) => ({ label, without }));

describe('listActiveFilters', () => {
  it('should take a filter apart where all must hold', () => {
    const filter = "status = 'ERROR' AND (model = 'a' OR model = 'b') AND text:refund";
    expect(show({ filter, q: 'twice' })).toEqual([
      { label: "status = 'ERROR'", without: { filter: "(model = 'a' OR model = 'b') AND text:refund", q: 'twice' } },
      { label: "(model = 'a' OR model = 'b')", without: { filter: "status = 'ERROR' AND text:refund", q: 'twice' } },
      { label: 'text:refund', without: { filter: "status = 'ERROR' AND (model = 'a' OR model = 'b')", q: 'twice' } },
      { label: '“twice”', without: { filter } },
    ]);
  });

  it('should take alternatives, and what cannot be read, as one', () => {
    expect(show({ filter: "status = 'ERROR' OR status = 'OK'" })).toEqual([
      { label: "status = 'ERROR' OR status = 'OK'", without: {} },
    ]);
    expect(show({ filter: 'status = ', range: '2h' })).toEqual([
      { label: 'status = ', without: { range: '2h' } },
      { label: 'Last 2 hours', without: { filter: 'status = ' } },
    ]);
  });

  it('should name a time range', () => {
    const from = new Date(2026, 10, 21, 10, 0).toISOString();
    const to = new Date(2026, 10, 21, 12, 30).toISOString();
    const year = new Date().getFullYear() === 2026 ? '' : ' 2026';
    expect(show({ from, to })).toEqual([{ label: `21 Nov${year} 10:00 – 12:30`, without: {} }]);
    expect(show({ from })).toEqual([{ label: `since 21 Nov${year} 10:00`, without: {} }]);
  });
});
