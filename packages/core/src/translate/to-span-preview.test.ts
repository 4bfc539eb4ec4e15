import { expect, it } from 'vitest';

import { readSample } from '../testing/sample-span.ts';
import { toSpanPreview } from './to-span-preview.ts';

const CONTENT = {
  'mlflow.spanType': 'AGENT',
  'mlflow.spanInputs': '{"question":"How far is the moon?"}',
  'mlflow.spanOutputs': '"384,400 km"',
};

it('should show what goes in and comes out', () => {
  const preview = readSample({ attributes: CONTENT }, (span) => toSpanPreview(span));
  expect(preview).toEqual({ input: '{"question":"How far is the moon?"}', output: '384,400 km' });
});

it('should prefer what the program chose to be shown', () => {
  const chosen = { 'mlflow.trace.requestPreview': '"The moon"', 'mlflow.trace.responsePreview': 'far' };
  const preview = readSample({ attributes: { ...CONTENT, ...chosen } }, (span) => toSpanPreview(span));
  expect(preview).toEqual({ input: 'The moon', output: 'far' });
});
