import { expect, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { startTestServer } from './support/test-server.ts';

test.for(['./mlruns', 'file:///tmp/mlruns'])(
  'on the file store %s the server starts and says what it cannot do',
  async (storeUri) => {
    const server = await startTestServer({ storeUri });
    expect(server.logLines.join('\n')).toMatch(/cannot hold traces.*sqlite:/i);
    expect((await fetch(`${server.baseUrl}/health`)).status).toBe(200);
    expect((await fetch(server.baseUrl)).status).toBe(200);

    const answer = await postSpans(server, [{}]);
    expect(answer.status).toBe(501);
    // MLflow's Python client looks for this sentence.
    expect(answer.text).toContain('REST OTLP span logging is not supported by FileStore');

    await expect(server.client.getInstance({ params: {} })).resolves.toMatchObject({ store: { sizeBytes: null } });
    await expect(server.client.listTraces({ params: { experimentId: '0' } })).rejects.toMatchObject({ status: 501 });
  },
);

test('a store that Gander does not have is refused with a sentence', async () => {
  await expect(startTestServer({ storeUri: 'postgresql://user:hunter2@db/gander' })).rejects.toMatchObject({
    code: expect.stringMatching(/not_implemented|failed_precondition/),
    message: expect.stringMatching(/^(?!.*hunter2).*PostgreSQL/s),
  });
});
