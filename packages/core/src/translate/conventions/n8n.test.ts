import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('n8n', () => {
  it('reads workflows and nodes', () => {
    const attributes = { 'n8n.node.type': 'httpRequest', 'n8n.node.custom.tenant': 't1' };
    expect(translate({ name: 'node.execute', attributes })).toMatchObject({
      type: 'TASK',
      framework: 'n8n',
      subtype: 'httpRequest',
      metadata: { 'node.custom.tenant': 't1' },
    });
    expect(translate({ scope: 'other', name: 'workflow.execute' }).framework).toBeUndefined();
  });
});
