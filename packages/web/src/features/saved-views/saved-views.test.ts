import { describe, expect, test } from 'vitest';

import { BUILT_IN_VIEWS } from './built-in-views.ts';
import { addView, deleteView, overwriteView, renameView, setDefaultView } from './change-views.ts';
import { formatSavedViews, isAsSaved, NO_VIEWS, parseSavedViews, toViewSearch } from './saved-view.ts';

const ONE = addView(NO_VIEWS, { id: '1', name: '  Failing\n refunds ', search: { filter: "status = 'ERROR'" } });

describe('what is kept', () => {
  test('is read as it was written', () => {
    const saved = setDefaultView(ONE, '1');
    expect(parseSavedViews(formatSavedViews(saved))).toEqual(saved);
  });

  test.each([undefined, '', 'nonsense', '[]', '{"views":1}', 'null'])('%s is no view', (text) => {
    expect(parseSavedViews(text)).toEqual(NO_VIEWS);
  });

  test('parts that make no sense are left out', () => {
    const text = JSON.stringify({
      views: [{ id: '1', name: 'a', search: { sort: '-nonsense', peek: 'tr-1', q: 'x' } }, { id: 2 }, 'b'],
      defaultId: 7,
    });
    expect(parseSavedViews(text)).toEqual({ views: [{ id: '1', name: 'a', search: { q: 'x' } }] });
  });
});

test('a view keeps which traces and how they are shown, not which one is open', () => {
  const url = { q: 'a', cols: 'time.name', peek: 'tr-1', view: 'chat', saved: 'errors' } as const;
  expect(toViewSearch(url)).toEqual({ q: 'a', cols: 'time.name' });
});

test.each([
  [{ q: 'a' }, { q: 'a' }, true],
  [{ q: 'a' }, {}, false],
  [{}, { sort: '-cost' }, false],
  // Nobody changed the view who only made a column wider.
  [{ q: 'a' }, { q: 'a', cols: 'time.name', density: 'comfortable' }, true],
  [{ cols: 'time.name' }, { cols: 'time.name.cost' }, false],
  [{ cols: 'time.name' }, {}, false],
] as const)('view %j and list %j: %s', (view, shown, expected) => {
  expect(isAsSaved(view, shown)).toBe(expected);
});

test('names are one line', () => {
  expect(ONE.views[0]?.name).toBe('Failing refunds');
  expect(renameView(ONE, '1', ' Refunds ').views[0]?.name).toBe('Refunds');
  expect(renameView(ONE, '1', '  ')).toBe(ONE);
});

test('overwriting keeps the name', () => {
  expect(overwriteView(ONE, '1', { q: 'x' }).views).toEqual([{ id: '1', name: 'Failing refunds', search: { q: 'x' } }]);
});

test('a deleted view is no default any more', () => {
  expect(deleteView(setDefaultView(ONE, '1'), '1')).toEqual(NO_VIEWS);
  expect(deleteView(setDefaultView(ONE, 'errors'), '1')).toEqual({ views: [], defaultId: 'errors' });
});

test('built-in views say only what a URL can say', () => {
  for (const { search } of BUILT_IN_VIEWS) {
    expect(parseSavedViews(JSON.stringify({ views: [{ id: 'x', name: 'x', search }] })).views[0]?.search).toEqual(
      search,
    );
  }
});
