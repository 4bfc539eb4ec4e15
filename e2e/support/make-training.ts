import { createRunApi, type RunApi } from './make-run.ts';

/** An experiment with runs of every kind: nested, with a long history, data sets, hostile files and a trace. */
export interface TrainingExperiment {
  readonly api: RunApi;
  readonly experimentId: string;
  /** The run that has everything. */
  readonly heroId: string;
  /** The children of the run `sweep`. */
  readonly trialIds: readonly string[];
}

export const POINT_COUNT = 100_000;
/** Where the history of the loss has a value that no sample of all of it hits: 99. */
export const NEEDLE_STEP = 50_001;

const START_MS = Date.UTC(2026, 10, 1);
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

export async function makeTrainingExperiment(url: string): Promise<TrainingExperiment> {
  const api = createRunApi(url);
  const experimentId = await api.createExperiment('ranker training', {
    team: 'search',
    'mlflow.note.content': '# Ranker',
  });
  const sweep = await api.createRun({ experimentId, name: 'sweep', startMs: START_MS });
  const trialIds: string[] = [];
  for (const [index, optimizer] of ['adam', 'sgd', 'adam'].entries()) {
    trialIds.push(
      await api.createRun({
        experimentId,
        name: `trial-${index}`,
        parentId: sweep,
        startMs: START_MS + 1000 * (index + 1),
        params: { optimizer, depth: '3' },
        metrics: { 'val/score': [0.5, 0.9, 0.7][index] ?? 0 },
      }),
    );
  }
  const orphan = { name: 'child of none', parentId: 'gone', startMs: START_MS - 5000 };
  const orphanId = await api.createRun({ experimentId, ...orphan });
  const heroId = await makeHero(api, experimentId);
  for (const runId of [sweep, ...trialIds, orphanId, heroId]) await api.finishRun(runId);
  await postTrace(url, { experimentId, runId: heroId });
  return { api, experimentId, heroId, trialIds };
}

async function makeHero(api: RunApi, experimentId: string): Promise<string> {
  const runId = await api.createRun({
    experimentId,
    name: 'hero',
    startMs: START_MS + 100_000,
    params: { learning_rate: '0.0003', config: '{"layers": 12}' },
    tags: { evil: '<script>alert(1)</script>', 'mlflow.source.git.commit': '9f2c1b7e0a55d1c2' },
    metrics: { final_score: 0.8734, 'system/cpu_utilization_percentage': 41.5 },
  });
  await api.logMetrics(
    runId,
    Array.from({ length: POINT_COUNT }, (_, step) => ({
      key: 'loss',
      // A needle that no sample hits: it is seen by who looks closer.
      value: step === NEEDLE_STEP ? 99 : 2 / (1 + step / 10_000),
      step,
      timestampMs: START_MS + 100_000 + step * 30,
    })),
  );
  await api.post('registered-models/create', { name: 'ranker' });
  await api.post('model-versions/create', { name: 'ranker', source: `runs:/${runId}/model`, run_id: runId });
  await api.post('runs/log-inputs', {
    run_id: runId,
    datasets: [
      {
        tags: [{ key: 'mlflow.data.context', value: 'training' }],
        dataset: { name: 'clicks', digest: 'a1b2', source_type: 'local', source: '{}', schema: '{"x": "double"}' },
      },
    ],
  });
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'plots/square.png': Buffer.from(PNG, 'base64'),
    'plots/evil.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    'report.md': '# Report\n\nThe **best** run. [evil](javascript:alert(1)) <img src=x onerror=alert(1)>',
    'summary.json': '{"nested": {"answer": 42}}',
    'table.csv': `id,text\n${Array.from({ length: 3000 }, (_, id) => `${id},"a ""quoted"", text ${id}"`).join('\n')}`,
    'page.html': '<h1>hi</h1><script>alert(document.domain)</script><img src=x onerror=alert(1)>',
    'notes.pdf': '%PDF-1.4\n%%EOF',
    'weights.bin': new Uint8Array(1000),
    'train.log': Array.from({ length: 60_000 }, (_, line) => `line ${line} of the log of the training`).join('\n'),
  };
  for (const [path, body] of Object.entries(files)) await api.putArtifact({ experimentId, runId, path, body });
  return runId;
}

async function postTrace(
  url: string,
  { experimentId, runId }: { readonly experimentId: string; readonly runId: string },
): Promise<void> {
  const nowNano = `${Date.now()}000000`;
  const span = {
    traceId: 'c0ffee00c0ffee00c0ffee00c0ffee00',
    spanId: 'c0ffee00c0ffee00',
    name: 'predict',
    startTimeUnixNano: nowNano,
    endTimeUnixNano: nowNano,
  };
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-mlflow-experiment-id': experimentId,
      'x-mlflow-run-id': runId,
    },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
  });
  if (!response.ok) throw new Error(`The trace was refused: ${response.status}`);
  await fetch(`${url}/api/2.0/mlflow/traces/link-to-run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ run_id: runId, trace_ids: [`tr-${span.traceId}`] }),
  });
}
