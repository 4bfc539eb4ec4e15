import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Laminar', () => {
  it('reads spans of its own types, and what a cached one was', () => {
    const attributes = {
      'lmnr.span.type': 'CACHED',
      'lmnr.span.original_type': 'TOOL',
      'lmnr.span.input': '{"q":1}',
      'lmnr.span.output': '"r"',
      'lmnr.association.properties.session_id': 'l-1',
      'lmnr.association.properties.user_id': 'u-1',
      'lmnr.association.properties.tags': ['a', 'b'],
      'lmnr.association.properties.metadata.plan': 'pro',
    };
    expect(translate({ name: 'search', attributes })).toMatchObject({
      type: 'TOOL',
      framework: 'laminar',
      tool: { name: 'search', arguments: { q: 1 }, result: 'r' },
      sessionId: 'l-1',
      userId: 'u-1',
      tags: ['a', 'b'],
      metadata: { plan: 'pro' },
    });
  });

  it('leaves the type to others where it has none', () => {
    const attributes = { 'lmnr.span.type': 'DEFAULT', 'gen_ai.operation.name': 'execute_tool' };
    expect(translate({ attributes }).type).toBe('TOOL');
    expect(translate({ attributes: { 'lmnr.span.type': 'DEFAULT' } }).type).toBe('CHAIN');
  });
});
