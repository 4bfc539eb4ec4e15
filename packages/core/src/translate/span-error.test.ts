import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { toSpanRecord } from './to-span-record.ts';
import { translateSpan } from './translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

describe('what pauses and what fails', () => {
  const exception = (type: string, message: string) => ({
    statusCode: 2,
    events: [{ name: 'exception', attributes: { 'exception.type': type, 'exception.message': message } }],
  });

  it.each([
    ['langgraph.errors.GraphInterrupt', '(Interrupt(value=…),)'],
    ['GraphInterrupt', ''],
    ['WorkflowRuntimeError', 'Waiting for event HumanResponseEvent'],
    ['AbortError', 'This operation was aborted'],
  ])('takes %s for a warning', (type, message) => {
    const sample = exception(type, message);
    expect(translate(sample).error).toMatchObject({ level: 'warning', type });
    expect(record(sample).status).toBe('UNSET');
  });

  it('leaves a failure a failure', () => {
    const sample = exception('ValueError', 'AbortErrors are not mine, waiting for event');
    expect(translate(sample).error).toEqual({
      type: 'ValueError',
      message: 'AbortErrors are not mine, waiting for event',
    });
    expect(record(sample).status).toBe('ERROR');
  });
});
