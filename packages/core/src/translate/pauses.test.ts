import { expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { rollUpTrace } from '../trace/roll-up-trace.ts';
import { toSpanRecord } from './to-span-record.ts';
import { translateSpan } from './translate-span.ts';

const exception = (type: string, message: string) => ({
  name: 'exception',
  attributes: { 'exception.type': type, 'exception.message': message },
});

it.each<{ readonly pause: string; readonly span: SampleSpan }>([
  {
    pause: 'a graph that asks for approval',
    span: { statusMessage: "GraphInterrupt((Interrupt(value='Approve?'),))" },
  },
  {
    pause: 'the same as an exception',
    span: { events: [exception('langgraph.errors.GraphInterrupt', "(Interrupt(value='Approve?'),)")] },
  },
  { pause: 'a workflow that waits for a person', span: { statusMessage: 'Waiting for event HumanResponseEvent' } },
  { pause: 'a run that somebody stopped', span: { events: [exception('AbortError', 'This operation was aborted')] } },
])('should be a warning and leave its trace unharmed: $pause', ({ span }) => {
  const sample = { ...span, statusCode: 2 };
  expect(readSample(sample, (view) => translateSpan(view)).error?.level).toBe('warning');
  const record = readSample(sample, (view) => toSpanRecord(view));
  expect(rollUpTrace([record])).toMatchObject({ state: 'OK', errorCount: 0 });
});

it('should be an error when something else failed', () => {
  const sample: SampleSpan = { statusCode: 2, events: [exception('ValueError', 'no Waiting for event here')] };
  expect(readSample(sample, (view) => translateSpan(view)).error?.level).toBeUndefined();
  const record = readSample(sample, (view) => toSpanRecord(view));
  expect(rollUpTrace([record])).toMatchObject({ state: 'ERROR', errorCount: 1 });
});
