import { describe, expect, it } from 'vitest';

import { parseFacetPreferences } from './facet-preferences.ts';

describe('parseFacetPreferences', () => {
  it('should keep what it knows', () => {
    const preferences = { isShown: false, isHistogramHidden: true, open: { model: false, 'tags.team': true } };
    expect(parseFacetPreferences(preferences)).toEqual(preferences);
  });

  it.each([null, 7, 'open', [], { open: 'all', isShown: 'yes' }, { open: { model: 1 } }])(
    'should take %j for no preference',
    (stored) => {
      expect(parseFacetPreferences(stored)).toEqual({ open: {} });
    },
  );

  it('should forget the oldest of very many', () => {
    const open = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`tags.${index}`, true]));
    expect(Object.keys(parseFacetPreferences({ open }).open)).toHaveLength(200);
  });
});
