import type { MlflowCall, MlflowClient } from '@gander/api/mlflow/mlflow-client';
import type { JsonValue } from '@gander/core/json-value';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { PERSON_KEY } from './person.ts';
import { feedbackQuery } from './queries.ts';
import { giveScore, type Score, undoScore } from './given-score.ts';

const globals: { window?: unknown; localStorage?: unknown } = globalThis;

beforeEach(() => {
  const texts = new Map([[PERSON_KEY, 'ana']]);
  globals.window = new EventTarget();
  globals.localStorage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
  };
});
afterEach(() => {
  delete globals.window;
  delete globals.localStorage;
});

const SCORE: Score = { traceId: 'tr-a', experimentId: '1', name: 'quality', value: true, spanId: undefined };

interface Stored {
  readonly assessment_id: string;
  readonly feedback?: { readonly value: JsonValue };
}

/** A server that keeps the feedback of each trace. */
function openServer() {
  const traces = new Map<string, Stored[]>([
    ['tr-a', []],
    ['tr-b', []],
  ]);
  const on = (traceId: string) => {
    const stored = traces.get(traceId);
    if (stored === undefined) throw new Error(`No trace ${traceId}.`);
    return stored;
  };
  let nextId = 1;
  const client = {
    getTraceInfo: async ({ trace_id }: MlflowCall<'getTraceInfo'>) => ({
      trace: { trace_info: { assessments: [...on(trace_id)] } },
    }),
    async createAssessment({ trace_id, assessment }: MlflowCall<'createAssessment'>) {
      const time = new Date().toISOString();
      const created = {
        ...(assessment as Omit<Stored, 'assessment_id'>),
        assessment_id: `${trace_id} ${nextId++}`,
        trace_id,
        create_time: time,
        last_update_time: time,
        valid: true,
      };
      on(trace_id).push(created);
      return { assessment: created };
    },
    async updateAssessment({ trace_id, assessment_id, assessment }: MlflowCall<'updateAssessment'>) {
      const place = on(trace_id).findIndex((stored) => stored.assessment_id === assessment_id);
      const changed = { ...on(trace_id)[place], ...(assessment as object) } as Stored;
      on(trace_id)[place] = changed;
      return { assessment: changed };
    },
    async deleteAssessment({ trace_id, assessment_id }: MlflowCall<'deleteAssessment'>) {
      const place = on(trace_id).findIndex((stored) => stored.assessment_id === assessment_id);
      if (place === -1) throw new Error(`No assessment ${assessment_id} on ${trace_id}.`);
      on(trace_id).splice(place, 1);
      return {};
    },
  } as unknown as MlflowClient;
  const deps = { queryClient: new QueryClient(), loadMlflow: async () => client };
  const listValues = (traceId: string) => on(traceId).map(({ feedback }) => feedback?.value);
  return { deps, listValues };
}

test('a key scores its trace, however many others are scored before the server answers', async () => {
  const { deps, listValues } = openServer();
  const first = giveScore(deps, SCORE);
  const second = giveScore(deps, { ...SCORE, traceId: 'tr-b', value: false });
  await Promise.all([first, second]);
  expect([listValues('tr-a'), listValues('tr-b')]).toEqual([[true], [false]]);
  expect(deps.queryClient.getQueryData(feedbackQuery(deps.loadMlflow, 'tr-a').queryKey)).toMatchObject([
    { value: true },
  ]);
});

test('undo takes a score back where it was given, not from the trace that is scored since then', async () => {
  const { deps, listValues } = openServer();
  const given = await giveScore(deps, SCORE);
  await giveScore(deps, { ...SCORE, traceId: 'tr-b', value: false });
  await undoScore(deps, given);
  expect([listValues('tr-a'), listValues('tr-b')]).toEqual([[], [false]]);
});

test('undo of a second key brings back what the first one said', async () => {
  const { deps, listValues } = openServer();
  await giveScore(deps, SCORE);
  const given = await giveScore(deps, { ...SCORE, value: false });
  expect(listValues('tr-a')).toEqual([false]);
  await undoScore(deps, given);
  expect(listValues('tr-a')).toEqual([true]);
});
