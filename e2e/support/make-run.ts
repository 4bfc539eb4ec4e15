export interface RunApi {
  readonly createExperiment: (name: string, tags?: Readonly<Record<string, string>>) => Promise<string>;
  readonly createRun: (run: RunToMake) => Promise<string>;
  readonly logMetrics: (runId: string, points: readonly MetricToLog[]) => Promise<void>;
  readonly finishRun: (runId: string, status?: 'FINISHED' | 'FAILED') => Promise<void>;
  readonly putArtifact: (address: ArtifactToPut) => Promise<void>;
  readonly post: (path: string, body: unknown) => Promise<Record<string, unknown>>;
}

export interface RunToMake {
  readonly experimentId: string;
  readonly name: string;
  readonly parentId?: string;
  readonly startMs?: number;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
}

export interface MetricToLog {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestampMs: number;
}

export interface ArtifactToPut {
  readonly experimentId: string;
  readonly runId: string;
  readonly path: string;
  readonly body: string | Uint8Array;
}

const BATCH = 1000;

/** Makes experiments and runs as MLflow's clients do. */
export function createRunApi(url: string): RunApi {
  async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${url}/api/2.0/mlflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  }
  const logMetrics = async (run_id: string, points: readonly MetricToLog[]) => {
    for (let at = 0; at < points.length; at += BATCH) {
      const metrics = points
        .slice(at, at + BATCH)
        .map(({ timestampMs, ...point }) => ({ ...point, timestamp: timestampMs }));
      await post('runs/log-batch', { run_id, metrics });
    }
  };
  return {
    post,
    logMetrics,
    async createExperiment(name, tags = {}) {
      const { experiment_id } = await post('experiments/create', { name, tags: toPairs(tags) });
      return String(experiment_id);
    },
    async createRun({ experimentId, name, parentId, startMs = Date.now(), params = {}, tags = {}, metrics = {} }) {
      const all = { ...tags, ...(parentId !== undefined && { 'mlflow.parentRunId': parentId }) };
      const { run } = await post('runs/create', {
        experiment_id: experimentId,
        run_name: name,
        start_time: startMs,
        tags: toPairs(all),
      });
      const runId = (run as { info: { run_id: string } }).info.run_id;
      await post('runs/log-batch', { run_id: runId, params: toPairs(params) });
      await logMetrics(
        runId,
        Object.entries(metrics).map(([key, value]) => ({ key, value, step: 0, timestampMs: startMs })),
      );
      return runId;
    },
    async finishRun(run_id, status = 'FINISHED') {
      await post('runs/update', { run_id, status, end_time: Date.now() });
    },
    async putArtifact({ experimentId, runId, path, body }) {
      const address = `${url}/api/2.0/mlflow-artifacts/artifacts/${experimentId}/${runId}/artifacts/${path}`;
      const response = await fetch(address, {
        method: 'PUT',
        body: typeof body === 'string' ? body : Buffer.from(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    },
  };
}

function toPairs(map: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}
