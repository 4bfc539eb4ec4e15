import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { expect, test } from 'vitest';

import { chooseColumns } from './choose-columns.ts';

const BARE: TraceSummaryBody = {
  traceId: 'tr-1',
  experimentId: '0',
  name: 'run',
  state: 'OK',
  startUnixNano: 1n,
  endUnixNano: null,
  rootSpanId: null,
  spanCount: 1,
  errorCount: 0,
  inputPreview: null,
  outputPreview: null,
  usage: {},
  costUsd: null,
  sessionId: null,
  sessionGranularity: null,
  userId: null,
  serviceNames: [],
  environment: null,
  release: null,
};

const FULL: TraceSummaryBody = {
  ...BARE,
  inputPreview: 'a',
  outputPreview: 'b',
  usage: { inputTokens: 1 },
  costUsd: 1,
  sessionId: 's',
  userId: 'u',
  models: ['gpt-5'],
  tags: { team: 'a' },
  feedback: [{ name: 'good', count: 1, mean: 1, values: [] }],
  environment: 'prod',
  release: '1',
};

const ids = (traces: readonly TraceSummaryBody[], availablePx: number) =>
  chooseColumns(traces, availablePx)
    .map(({ id }) => id)
    .join(' ');

test('columns in which no trace says anything are not shown', () => {
  expect(ids([BARE], 5000)).toBe('time name state latency');
  expect(ids([BARE, { ...BARE, userId: 'ann' }], 5000)).toBe('time name state latency user');
});

test('where there is room, all that is said is shown; what must be asked for is not', () => {
  expect(ids([FULL], 5000)).toBe(
    'time name state latency tokens cost input output model session user tags feedback environment release',
  );
});

test('the most telling stay where there is less room, in their order', () => {
  expect(ids([FULL], 700)).toBe('time name state latency input');
  expect(ids([FULL], 10)).toBe('time name state latency');
});

test('tags that MLflow keeps notes in are nobody’s tags', () => {
  expect(ids([{ ...BARE, tags: { 'mlflow.traceName': 'run' } }], 5000)).not.toContain('tags');
});
