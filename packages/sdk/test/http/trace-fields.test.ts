import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startServer } from '@gander/server/start-server';
import { expect, it } from 'vitest';

import { init, MlflowClient, updateCurrentTrace, withSpan } from '../../src/entry/main.ts';

it('hands what belongs to a trace over to a Gander server by OTLP alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gander-sdk-'));
  const storeUri = join(folder, 'gander.db');
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    storeUri,
    version: '0.0.0-test',
    log: () => undefined,
  });
  const sdk = init({ trackingUri: server.url, experimentId: '0', flushOnExit: false });
  try {
    withSpan('checkout', () => {
      withSpan('pay', () => undefined);
      updateCurrentTrace({
        tags: { team: 'shop' },
        metadata: { basket: 'b-7', 'mlflow.trace.user': 'ann' },
        sessionId: 's-1',
        clientRequestId: 'order-1',
      });
    });
    await sdk.flush();
    const client = new MlflowClient({ trackingUri: server.url, experimentId: '0' });
    const found: string[] = [];
    for (const filter of ["metadata.basket = 'b-7'", "client_request_id = 'order-1'", "tags.team = 'shop'"]) {
      for await (const { info } of client.searchTraces({ filter })) {
        found.push(filter);
        expect(info).toMatchObject({ clientRequestId: 'order-1', tags: { team: 'shop' } });
        expect(info.traceMetadata).toMatchObject({
          basket: 'b-7',
          'mlflow.trace.session': '"s-1"',
          'mlflow.trace.user': '"ann"',
        });
      }
    }
    expect(found).toHaveLength(3);
  } finally {
    await sdk.shutdown();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
