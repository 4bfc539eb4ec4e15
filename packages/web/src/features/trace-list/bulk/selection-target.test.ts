import { traceSelection } from '@gander/api/gander/trace-selection';
import { describe, expect, test } from 'vitest';

import { ALL_SELECTED, NOTHING_SELECTED, setSelected } from '../selection/trace-selection.ts';
import { toSelectionBodies, toSelectionTarget } from './selection-target.ts';

const NOW_MS = 1_795_000_000_000;

describe('some traces', () => {
  test('go by id, as many at a time as the server takes', () => {
    const ids = Array.from({ length: 2500 }, (_, index) => `tr-${index}`);
    const target = toSelectionTarget(setSelected(NOTHING_SELECTED, ids, true), { q: 'passed over' }, NOW_MS);
    const bodies = toSelectionBodies(target, undefined);
    expect(bodies.map((body) => ('traceIds' in body ? body.traceIds.length : 0))).toEqual([1000, 1000, 500]);
    for (const body of bodies) expect(traceSelection.safeParse(body).success).toBe(true);
  });
});

describe('all that match', () => {
  test('go by the filter, and those that come later are not among them', () => {
    const target = toSelectionTarget(ALL_SELECTED, { q: 'refund', range: '1h', sort: '-cost', peek: 'tr-1' }, NOW_MS);
    const [body] = toSelectionBodies(target, 12);
    expect(body).toEqual({
      matching: { text: 'refund', from: '1794996400000000000', to: '1795000000000000000' },
      confirmedCount: 12,
    });
    expect(traceSelection.safeParse(body).success).toBe(true);
  });

  test('an end that was chosen stays', () => {
    const target = toSelectionTarget(ALL_SELECTED, { to: '2026-01-01T00:00:00.000Z' }, NOW_MS);
    expect(target).toMatchObject({ filter: { to: 1_767_225_600_000_000_000n } });
  });

  test('those that were left out are left out by name', () => {
    const selection = setSelected(ALL_SELECTED, ['tr-1', 'tr-2'], false);
    expect(toSelectionTarget(selection, { filter: "status = 'OK' OR name = 'a'" }, NOW_MS)).toMatchObject({
      filter: { filter: "(status = 'OK' OR name = 'a') AND request_id != 'tr-1' AND request_id != 'tr-2'" },
    });
    expect(toSelectionTarget(selection, {}, NOW_MS)).toMatchObject({
      filter: { filter: "request_id != 'tr-1' AND request_id != 'tr-2'" },
    });
  });
});
