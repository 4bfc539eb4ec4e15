import type { ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';
import { describe, expect, it } from 'vitest';

import { NOTE_TAG, searchExperiments, sortExperiments, toShownTags } from './sort-experiments.ts';

function build(experimentId: string, fields: Partial<ExperimentOverviewBody> = {}): ExperimentOverviewBody {
  return {
    experimentId,
    name: `experiment ${experimentId}`,
    artifactLocation: '',
    lifecycleStage: 'active',
    creationTimeMs: 1000,
    lastUpdateTimeMs: 1000,
    traceCount: 0,
    lastTraceUnixNano: null,
    runCount: 0,
    lastRunStartMs: null,
    tags: {},
    ...fields,
  };
}

const ids = (list: readonly ExperimentOverviewBody[]) => list.map(({ experimentId }) => experimentId);

describe('order of experiments', () => {
  const list = [
    build('1', { name: 'b10', traceCount: 5, lastTraceUnixNano: 9_000_000_000n }),
    build('2', { name: 'B2', runCount: 3, lastRunStartMs: 20_000 }),
    build('3', { name: 'a', creationTimeMs: 15_000 }),
  ];

  it.each([
    ['activity', ['2', '3', '1']],
    ['name', ['3', '2', '1']],
    ['traces', ['1', '3', '2']],
    ['runs', ['2', '3', '1']],
    ['created', ['3', '2', '1']],
  ] as const)('by %s', (sort, expected) => {
    expect(ids(sortExperiments(list, sort))).toEqual(expected);
  });
});

it('by errors: those with failed traces, then those with failed spans, then the rest', () => {
  const activity = new Map([
    ['1', { failedTraceCount: 0, failedSpanTraceCount: 0 }],
    ['2', { failedTraceCount: 0, failedSpanTraceCount: 4 }],
    ['3', { failedTraceCount: 1, failedSpanTraceCount: 0 }],
  ]);
  expect(
    ids(
      sortExperiments(
        ['1', '2', '3', '4'].map((id) => build(id)),
        'errors',
        activity,
      ),
    ),
  ).toEqual(['3', '2', '4', '1']);
  expect(
    ids(
      sortExperiments(
        ['1', '2'].map((id) => build(id)),
        'errors',
      ),
    ),
  ).toEqual(['2', '1']);
});

describe('search in experiments', () => {
  const list = [
    build('7', { name: 'Ranker', tags: { team: 'Search', [NOTE_TAG]: 'trained on *clicks*' } }),
    build('70', { name: 'support agent' }),
  ];

  it.each([
    ['', ['7', '70']],
    ['rank', ['7']],
    ['team:search', ['7']],
    ['CLICKS ranker', ['7']],
    ['ranker agent', []],
    ['70', ['70']],
    ['note.content', []],
  ])('for "%s"', (text, expected) => {
    expect(ids(searchExperiments(list, text))).toEqual(expected);
  });

  it('shows the tags of people only', () => {
    expect(toShownTags({ team: 'a', 'mlflow.experimentKind': 'genai', 'gander.labels': '[]' })).toEqual([
      ['team', 'a'],
    ]);
  });
});
