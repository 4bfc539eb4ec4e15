import { expect, it } from 'vitest';

import { createMlflowCaller } from './support/call-mlflow.ts';
import { postSpans } from './support/post-otlp.ts';
import { toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { startTestServer } from './support/test-server.ts';

const CLIENTS = 32;
const ROUNDS = 8;

it('should lose nothing of what 32 clients log at once', async () => {
  const server = await startTestServer();
  const call = createMlflowCaller(server);
  const { experiment_id } = await call('POST', '/experiments/create', { name: 'busy' });
  const shared = await call('POST', '/runs/create', { experiment_id, run_name: 'shared' });
  const sharedId = readRunId(shared);

  const runIds = await Promise.all(
    Array.from({ length: CLIENTS }, async (_none, client) => {
      const runId = readRunId(await call('POST', '/runs/create', { experiment_id, run_name: `client ${client}` }));
      for (let round = 0; round < ROUNDS; round += 1) {
        const metric = { key: 'loss', value: client, timestamp: round, step: client * ROUNDS + round };
        await Promise.all([
          call('POST', '/runs/log-metric', { run_id: sharedId, ...metric }),
          call('POST', '/runs/log-metric', { run_id: runId, ...metric }),
          call('POST', '/runs/log-parameter', { run_id: sharedId, key: `p ${client} ${round}`, value: 'v' }),
          call('POST', '/runs/set-tag', { run_id: runId, key: `t ${round}`, value: 'v' }),
          postSpans(server, [{ traceId: toTraceIdHex(client * ROUNDS + round + 1), spanId: toSpanIdHex(round + 1) }], {
            'x-mlflow-experiment-id': String(experiment_id),
          }),
        ]);
      }
      return runId;
    }),
  );

  const { run } = (await call('GET', `/runs/get?run_id=${sharedId}`)) as { run: { data: { params: unknown[] } } };
  expect(run.data.params).toHaveLength(CLIENTS * ROUNDS);
  const history = await call('GET', `/metrics/get-history?run_id=${sharedId}&metric_key=loss&max_results=25000`);
  expect(history['metrics']).toHaveLength(CLIENTS * ROUNDS);
  for (const runId of runIds) {
    const own = (await call('GET', `/runs/get?run_id=${runId}`)) as { run: { data: { tags: unknown[] } } };
    expect(own.run.data.tags).toHaveLength(ROUNDS + 1);
  }
  const { total } = await server.client.countTraces({ params: { experimentId: String(experiment_id) } });
  expect(total).toBe(CLIENTS * ROUNDS);
});

function readRunId(created: Readonly<Record<string, unknown>>): string {
  return (created as { run: { info: { run_id: string } } }).run.info.run_id;
}
