import { expect, test } from 'vitest';

import type { SpanBlock, TraceArchive } from '../features/share/saved/trace-archive.ts';
import { createArchiveFetch } from './create-archive-fetch.ts';

const BASE = '/api/gander/v1/traces/tr-1';
const FIRST = 'aa'.repeat(8);
const SECOND = 'bb'.repeat(8);

function block(spanId: string, input: string): SpanBlock {
  const span = { spanId, name: `span ${spanId}` };
  return {
    details: {
      [spanId]: {
        span,
        normalized: {
          inputs: input,
          model: { request: 'm' },
          messages: [{ role: 'user', parts: [{ type: 'text', text: input }] }],
        },
        attributes: { input },
        events: [],
        statusMessage: '',
      },
    },
    windows: { [spanId]: { tokens: 8000, source: 'a list' } },
    otlp: { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] },
  };
}

function row(spanId: string, startUnixNano: string, endUnixNano: string) {
  return { spanId, parentSpanId: null, name: 'chat', type: 'CHAT_MODEL', model: 'm', startUnixNano, endUnixNano };
}

function log(timeUnixNano: string, body: string) {
  return { timeUnixNano, body };
}

const BLOCKS = [block(FIRST, 'The Zip jams, the zip!'), block(SECOND, 'nothing')];

const ARCHIVE: TraceArchive = {
  head: {
    version: 1,
    traceId: 'tr-1',
    experimentId: '0',
    savedAtMs: 0,
    ganderVersion: '1',
    answers: { [BASE]: { traceId: 'tr-1' } },
    logsOtlp: {},
  },
  blockCount: BLOCKS.length,
  readMarks: async () => [{ spanId: FIRST, events: [] }],
  readLogs: async () => [
    { rows: [log('1700000000000000002', 'first'), log('1700000000000000004', 'third')], otlp: {} },
    {
      rows: [log('1700000000000000003', 'second'), log('1700000000000000004', 'fourth'), log('9', 'zeroth')],
      otlp: {},
    },
  ],
  readRows: async () => [row(FIRST, '1', '2'), row(SECOND, '3', '4')],
  findBlock: async (spanId) => BLOCKS.find(({ details }) => Object.hasOwn(details, spanId)),
  async readBlock(index) {
    const found = BLOCKS[index];
    if (found === undefined) throw new Error('no such part');
    return found;
  },
};

const archiveFetch = createArchiveFetch(ARCHIVE);

async function ask(path: string, init?: RequestInit) {
  const response = await archiveFetch(path, init);
  return { status: response.status, body: (await response.json()) as unknown };
}

test('answers what was saved under the path, whatever the query', async () => {
  expect(await ask(BASE)).toEqual({ status: 200, body: { traceId: 'tr-1' } });
  expect(await ask(`${BASE}/spans?limit=2000`)).toMatchObject({ body: { items: [{}, {}], nextCursor: null } });
});

test('what comes in parts is one answer', async () => {
  expect(await ask(`${BASE}/span-marks`)).toMatchObject({ body: { items: [{ spanId: FIRST }], nextCursor: null } });
});

test('logs are told by time, to the nanosecond, though each part has its own order', async () => {
  const { body } = await ask(`${BASE}/logs`);
  const bodies = (body as { items: { body: string }[] }).items.map((item) => item.body);
  expect(bodies).toEqual(['zeroth', 'first', 'second', 'third', 'fourth']);
});

test('single spans come from the part that holds them', async () => {
  expect(await ask(`${BASE}/spans/${SECOND}?valueLimit=5`)).toMatchObject({ body: { span: { spanId: SECOND } } });
  expect(await ask(`${BASE}/spans/${SECOND}/otlp`)).toMatchObject({ body: BLOCKS[1]?.otlp });
});

test('lines of some spans are told as the server tells them; those that are not here are left out', async () => {
  expect(await ask(`${BASE}/span-lines?ids=${SECOND},${'cc'.repeat(8)},${FIRST}`)).toEqual({
    status: 200,
    body: {
      items: [
        { spanId: SECOND, input: 'nothing' },
        { spanId: FIRST, input: 'The Zip jams, the zip!' },
      ],
      isComplete: true,
    },
  });
});

test('what fills the window of a call is worked out, with what changed since the one before', async () => {
  const window = { tokens: 8000, source: 'a list' };
  expect(await ask(`${BASE}/spans/${FIRST}/context`)).toMatchObject({ body: { model: 'm', window, previous: null } });
  expect(await ask(`${BASE}/spans/${SECOND}/context`)).toMatchObject({
    body: {
      previous: { spanId: FIRST, itemCount: 1, sharedItems: 0 },
      items: [{ preview: 'nothing', change: 'changed' }],
    },
  });
});

test('what goes through all spans goes from part to part', async () => {
  expect(await ask(`${BASE}/otlp`)).toMatchObject({ body: { resourceSpans: [{}], nextCursor: '1' } });
  expect(await ask(`${BASE}/otlp?cursor=1`)).toMatchObject({ body: { resourceSpans: [{}], nextCursor: null } });
  const places = { name: 0, inputs: 2, outputs: 0, attributes: 2, events: 0, error: 0 };
  expect(await ask(`${BASE}/span-search?text=zip`)).toMatchObject({
    body: { items: [{ spanId: FIRST, places }], nextCursor: '1' },
  });
  expect(await ask(`${BASE}/span-search?text=zip&cursor=1`)).toMatchObject({ body: { items: [], nextCursor: null } });
});

test('what is not in the file is refused, and so is any change', async () => {
  expect(await ask(`${BASE}/spans/${'cc'.repeat(8)}`)).toMatchObject({ status: 404, body: { error: {} } });
  expect(await ask('/api/gander/v1/traces/tr-2')).toMatchObject({ status: 404 });
  expect(await ask(`${BASE}/otlp?cursor=7`)).toMatchObject({ status: 404 });
  expect(await ask(BASE, { method: 'POST' })).toMatchObject({ status: 403, body: { message: expect.any(String) } });
});
