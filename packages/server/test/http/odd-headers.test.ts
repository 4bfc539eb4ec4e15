import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp } from './support/post-otlp.ts';
import { toTestTraceData } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

const BODY = encodeTraceData(toTestTraceData([{}]));

/** What a table of words that is a plain object would find. */
test.for(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'the word %s is neither a content type nor an encoding',
  async (word) => {
    expect(await postOtlp(server, { body: BODY, headers: { 'content-type': word } })).toMatchObject({ status: 415 });
    expect(await postOtlp(server, { body: BODY, headers: { 'content-encoding': word } })).toMatchObject({
      status: 415,
    });
    expect(await postOtlp(server, { body: BODY, headers: { 'x-mlflow-experiment-id': word } })).toMatchObject({
      status: 400,
    });
    expect((await fetch(`${server.baseUrl}/${word}`)).status).toBeLessThan(500);
  },
);

test.for(['gzip, gzip', 'gzip;q=1', 'GZIP2', 'x'.repeat(5000)])('the encoding "%s" is refused', async (encoding) => {
  const answer = await postOtlp(server, { body: BODY, headers: { 'content-encoding': encoding } });
  expect(answer.status).toBe(415);
  expect(answer.text.length).toBeLessThan(500);
});

test('a content type in capitals with parameters is understood', async () => {
  const headers = { 'content-type': 'Application/X-Protobuf ; charset="utf-8"; q=1' };
  expect(await postOtlp(server, { body: BODY, headers })).toMatchObject({ status: 200 });
});
