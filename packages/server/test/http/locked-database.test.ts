import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { toTraceIdHex } from './support/test-spans.ts';
import { startTestServer } from './support/test-server.ts';

test('while another program locks the database writes are 503 with Retry-After, and reads are answered', async () => {
  const server = await startTestServer();
  const kept = toTraceIdHex(1);
  expect((await postSpans(server, [{ traceId: kept }])).status).toBe(200);

  const other = new Database(server.databasePath);
  onTestFinished(() => {
    other.close();
  });
  other.exec('BEGIN IMMEDIATE');
  const refused = toTraceIdHex(2);
  const writing = Promise.all([postSpans(server, [{ traceId: refused }]), postSpans(server, [{ traceId: refused }])]);
  expect(await server.client.getTrace({ params: { traceId: `tr-${kept}` } })).toMatchObject({ spanCount: 1 });
  for (const answer of await writing) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.text).toMatch(/lock/i);
  }

  other.exec('ROLLBACK');
  expect((await postSpans(server, [{ traceId: refused }])).status).toBe(200);
  expect(await server.client.getTrace({ params: { traceId: `tr-${refused}` } })).toMatchObject({ spanCount: 1 });
});
