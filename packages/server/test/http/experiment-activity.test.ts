import { beforeAll, expect, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const DAY_NANO = 86_400_000_000_000n;

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  await postSpans(
    server,
    [2, 1, 1].map((code, index) => ({
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      name: `trace ${index}`,
      startTimeUnixNano: START_UNIX_NANO + BigInt(index) * DAY_NANO,
      endTimeUnixNano: START_UNIX_NANO + BigInt(index) * DAY_NANO + 1n,
      status: { code, message: '' },
      attributes: {},
    })),
  );
  return () => server.dispose();
});

test('activity tells failures of all time, and traces by day', async () => {
  const { client } = server;
  const query = { ids: ['0', '999'], from: START_UNIX_NANO, bucketNano: DAY_NANO, buckets: 2 };
  expect(await client.listExperimentActivity({ params: {}, query })).toEqual({
    items: [
      {
        experimentId: '0',
        traceCount: 3,
        failedTraceCount: 1,
        failedSpanTraceCount: 0,
        buckets: [
          { startUnixNano: START_UNIX_NANO, traceCount: 1, failedTraceCount: 1 },
          { startUnixNano: START_UNIX_NANO + DAY_NANO, traceCount: 1, failedTraceCount: 0 },
        ],
      },
    ],
  });
  expect(await client.listExperimentActivity({ params: {}, query: { ...query, ids: [] } })).toEqual({ items: [] });
});

test.each([
  ['an id that is none', { ids: ['x'] }],
  ['too many ids', { ids: Array.from({ length: 101 }, String) }],
  ['buckets of no length', { bucketNano: 0n }],
  ['too many buckets', { buckets: 101 }],
])('activity refuses %s', async (_what, part) => {
  const query = { ids: ['0'], from: START_UNIX_NANO, bucketNano: DAY_NANO, buckets: 7, ...part };
  await expect(server.client.listExperimentActivity({ params: {}, query })).rejects.toMatchObject({ status: 400 });
});

test.each([
  [-(2n ** 63n), DAY_NANO],
  [-99_999_999_999_999_999_999n, DAY_NANO],
  [0n, 99_999_999_999_999_999_999n],
  [99_999_999_999_999_999_999n, 99_999_999_999_999_999_999n],
])('a window from %s in steps of %s is no trouble', async (from, bucketNano) => {
  const query = { ids: ['0'], from, bucketNano, buckets: 100 };
  const { items } = await server.client.listExperimentActivity({ params: {}, query });
  expect(items).toMatchObject([{ experimentId: '0', traceCount: 3 }]);
});
