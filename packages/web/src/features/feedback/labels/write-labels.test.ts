import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { agreedLabelsQuery } from './agreed-labels-query.ts';
import { withLabel } from './change-labels.ts';
import type { Label } from './label.ts';
import { formatLabels, LABELS_TAG, parseLabels } from './label-tag.ts';
import { writeLabels } from './write-labels.ts';

const TONE: Label = { name: 'tone', scale: { type: 'scale', max: 5 }, isSet: true };
const TOPIC: Label = { name: 'topic', scale: { type: 'text' }, isSet: true };
const MINE: Label = { name: 'mine', scale: { type: 'thumbs' }, isSet: true };

/** A server on which others have agreed on labels. */
function openExperiment(labels: readonly Label[]) {
  const state = { text: formatLabels(labels), isReachable: true, writes: 0 };
  const client = {
    getExperiment: async () => {
      if (!state.isReachable) throw new Error('The server does not answer.');
      return { experiment: { tags: [{ key: LABELS_TAG, value: state.text }] } };
    },
  } as unknown as MlflowClient;
  const queryClient = new QueryClient();
  const loadMlflow = async () => client;
  const add = async (label: Label) =>
    writeLabels(
      {
        queryClient,
        loadMlflow,
        async setTag(_experimentId, _key, value) {
          state.text = value;
          state.writes += 1;
        },
      },
      { experimentId: '1', change: (agreed) => withLabel(agreed, label, label.name) },
    );
  return { state, queryClient, add, queryKey: agreedLabelsQuery(loadMlflow, '1').queryKey };
}

test('a label that is saved before the others are here does not take their place', async () => {
  const { state, queryClient, add, queryKey } = openExperiment([TONE, TOPIC]);
  await add(MINE);
  expect(parseLabels(state.text)).toEqual([TONE, TOPIC, MINE]);
  expect(queryClient.getQueryData(queryKey)).toEqual([TONE, TOPIC, MINE]);
});

test('what somebody else has set since the page read the labels stays', async () => {
  const { state, queryClient, add, queryKey } = openExperiment([TONE, TOPIC]);
  queryClient.setQueryData(queryKey, [TONE]);
  await add(MINE);
  expect(parseLabels(state.text)).toEqual([TONE, TOPIC, MINE]);
});

test('where the labels cannot be read, none is written', async () => {
  const { state, add } = openExperiment([TONE, TOPIC]);
  state.isReachable = false;
  await expect(add(MINE)).rejects.toThrow('does not answer');
  expect(state.writes).toBe(0);
});

test('too many labels are refused and those that are there stay', async () => {
  const { state, add } = openExperiment([TONE]);
  await expect(add({ ...MINE, name: 'm'.repeat(6000) })).rejects.toThrow('too long');
  expect(parseLabels(state.text)).toEqual([TONE]);
});
