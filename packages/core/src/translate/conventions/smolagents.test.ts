import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('CrewAI and smolagents', () => {
  it('calls product statistics what they are', () => {
    const span = translate({
      scope: 'crewai.telemetry',
      name: 'Crew Created',
      attributes: { crew_id: 'c', crew_key: 'k' },
    });
    expect(span).toMatchObject({ type: 'UNKNOWN', framework: 'crewai', subtype: 'product-statistics' });
    expect(span.sessionId).toBeUndefined();
  });

  it('shows the input, not the task of the turn before', () => {
    const attributes = {
      'openinference.span.kind': 'AGENT',
      'smolagents.task': 'old',
      'smolagents.max_steps': 5,
      'input.value': 'new',
    };
    expect(translate({ attributes })).toMatchObject({
      type: 'AGENT',
      framework: 'smolagents',
      inputs: 'new',
      metadata: { maxSteps: 5 },
    });
  });
});
