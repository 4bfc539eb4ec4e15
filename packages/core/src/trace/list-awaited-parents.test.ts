import { expect, it } from 'vitest';

import { createSpanRecord } from '../testing/span-record.ts';
import { listAwaitedParents } from './list-awaited-parents.ts';

it('should name each parent that has not come once, from the start of its earliest child', () => {
  const spans = [
    createSpanRecord('tool', { parent: 'agent', startUnixNano: 30n }),
    createSpanRecord('call', { parent: 'agent', startUnixNano: 20n }),
    createSpanRecord('below', { parent: 'call', startUnixNano: 25n }),
    createSpanRecord('other', { parent: 'request', startUnixNano: 10n }),
  ];
  expect(listAwaitedParents(spans)).toEqual([
    { spanId: 'agent', startUnixNano: 20n, childCount: 2 },
    { spanId: 'request', startUnixNano: 10n, childCount: 1 },
  ]);
});

it('should await nobody once the parents are there, in whatever order', () => {
  const spans = [createSpanRecord('call', { parent: 'agent' }), createSpanRecord('agent'), createSpanRecord('other')];
  expect(listAwaitedParents(spans)).toEqual([]);
});
