import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Codex', () => {
  it('is known by its service and does not take the operating system’s thread for a session', () => {
    const sample = {
      resource: { 'service.name': 'codex_cli_rs' },
      scope: 'x',
      name: 'run_turn',
      attributes: { busy_ns: 1, 'thread.id': 7, 'conversation.id': 'conv-1' },
    };
    expect(translate(sample)).toMatchObject({ type: 'AGENT', framework: 'codex', sessionId: 'conv-1' });
    const { 'conversation.id': _, ...withoutConversation } = sample.attributes;
    expect(translate({ ...sample, attributes: withoutConversation }).sessionId).toBeUndefined();
    expect(translate({ ...sample, resource: { 'service.name': 'other' } }).framework).toBeUndefined();
  });
});
