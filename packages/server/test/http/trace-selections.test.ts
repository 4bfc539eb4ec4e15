import { toTraceExportUrl } from '@gander/api/gander/trace-export';
import { beforeEach, describe, expect, it } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const TRACES = 12;
const params = { experimentId: '0' };
const toTraceId = (index: number) => `tr-${toTraceIdHex(index)}`;

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
  await postSpans(
    server,
    Array.from({ length: TRACES }, (_, index) => ({
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      name: index % 2 === 0 ? 'even' : 'odd',
      startTimeUnixNano: START_UNIX_NANO + BigInt(index),
      endTimeUnixNano: START_UNIX_NANO + BigInt(index) + 1n,
      attributes: { 'input.value': { stringValue: `question ${index + 1} "quoted" 🦢` } },
    })),
  );
});

const count = async (filter = '') => (await server.client.countTraces({ params, query: { filter } })).total;

describe('changes of many traces', () => {
  it('are made to those that are named', async () => {
    const traceIds = [toTraceId(1), toTraceId(2), toTraceId(2), 'tr-nobody'];
    const set = [{ key: 'team', value: 'a' }];
    expect(await server.client.tagTraces({ params, body: { selection: { traceIds }, set } })).toEqual({
      count: 2,
      nextCursor: null,
    });
    expect(await count("tags.team = 'a'")).toBe(2);
    const remove = ['team', 'never set'];
    await server.client.tagTraces({ params, body: { selection: { traceIds: [toTraceId(1)] }, remove } });
    expect(await count("tags.team = 'a'")).toBe(1);
    expect(await server.client.deleteTraces({ params, body: { selection: { traceIds } } })).toEqual({
      count: 2,
      nextCursor: null,
    });
    expect(await count()).toBe(TRACES - 2);
  });

  it('are made to all that match, if they are as many as somebody has agreed to', async () => {
    const matching = { filter: "name = 'even'" };
    const refused = server.client.deleteTraces({ params, body: { selection: { matching, confirmedCount: 5 } } });
    await expect(refused).rejects.toMatchObject({ status: 412, details: { count: 6 } });
    expect(await count()).toBe(TRACES);
    const done = await server.client.deleteTraces({ params, body: { selection: { matching, confirmedCount: 6 } } });
    expect(done).toEqual({ count: 6, nextCursor: null });
    expect(await count()).toBe(TRACES - 6);
    expect(await count("name = 'even'")).toBe(0);
    const tagged = await server.client.tagTraces({
      params,
      body: { selection: { matching: { to: String(START_UNIX_NANO + 4n) } }, set: [{ key: 'old', value: '' }] },
    });
    expect(tagged.count).toBe(2);
  });

  it('let ingest go on while many are deleted', { timeout: 60_000 }, async () => {
    const SPANS = 25;
    const toSketch = (index: number) => ({
      traceId: toTraceIdHex(1000 + Math.floor(index / SPANS)),
      spanId: toSpanIdHex(1000 + index),
      name: 'doomed',
      startTimeUnixNano: START_UNIX_NANO,
      endTimeUnixNano: START_UNIX_NANO + 1n,
    });
    for (let from = 0; from < 1600 * SPANS; from += 4000) {
      await postSpans(
        server,
        Array.from({ length: 4000 }, (_, index) => toSketch(from + index)),
      );
    }
    let isDone = false;
    const body = { selection: { matching: { filter: "name = 'doomed'" } } };
    const deletion = server.client.deleteTraces({ params, body }).finally(() => {
      isDone = true;
    });
    let acknowledged = 0;
    while (!isDone) {
      const span = { ...toSketch(0), traceId: toTraceIdHex(500 + acknowledged), name: 'new' };
      expect((await postSpans(server, [span])).status).toBe(200);
      if (!isDone) acknowledged += 1;
    }
    expect((await deletion).count).toBeGreaterThan(0);
    expect(acknowledged).toBeGreaterThan(3);
    expect(await count("name = 'new'")).toBeGreaterThanOrEqual(acknowledged);
  });

  it('take no field for all traces because it is misspelt', async () => {
    const send = (path: string, body: object) =>
      fetch(`${server.baseUrl}/api/gander/v1/experiments/0/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await send('delete-traces', { selection: { matching: { status: ['ERROR'] } } })).status).toBe(400);
    expect((await send('trace-export', { format: 'jsonl', traceIDs: [toTraceId(1)] })).status).toBe(400);
    expect(await count()).toBe(TRACES);
    const known = await send('delete-traces', { selection: { matching: { filter: "name = 'nobody'" } } });
    expect(await known.json()).toEqual({ count: 0, nextCursor: null });
  });

  it('take lists of numbers of any length', async () => {
    const numbers = Array.from({ length: 1500 }, (_, index) => index + 2).join(', ');
    expect(await count(`span_count IN (${numbers})`)).toBe(0);
    expect(await count(`span_count NOT IN (${numbers})`)).toBe(TRACES);
  });

  it('never reach into another experiment', async () => {
    const { experimentId } = await server.client.createExperiment({ params: {}, body: { name: 'other' } });
    const body = { selection: { traceIds: [toTraceId(1)] } };
    expect(await server.client.deleteTraces({ params: { experimentId }, body })).toMatchObject({ count: 0 });
    const tags = { ...body, set: [{ key: 'a', value: 'b' }] };
    expect(await server.client.tagTraces({ params: { experimentId }, body: tags })).toMatchObject({ count: 0 });
    expect(await count()).toBe(TRACES);
  });

  it('are refused where they say nothing or too much', async () => {
    const nothing = server.client.tagTraces({ params, body: { selection: { traceIds: ['a'] } } });
    await expect(nothing).rejects.toMatchObject({ status: 400 });
    const traceIds = Array.from({ length: 1001 }, (_, index) => toTraceId(index));
    await expect(server.client.deleteTraces({ params, body: { selection: { traceIds } } })).rejects.toMatchObject({
      status: 400,
    });
    const broken = server.client.deleteTraces({ params, body: { selection: { matching: { filter: '(' } } } });
    await expect(broken).rejects.toMatchObject({ status: 400, details: { position: 1 } });
    expect(await count()).toBe(TRACES);
  });
});

describe('exports', () => {
  const download = async (query: Parameters<typeof toTraceExportUrl>[0]['query']) => {
    const response = await fetch(toTraceExportUrl({ baseUrl: server.baseUrl, experimentId: '0', query }));
    return { response, text: await response.text() };
  };

  it('as OTLP JSON can be sent to a server again', async () => {
    const { response, text } = await download({ format: 'otlp' });
    expect(response.headers.get('content-disposition')).toContain('traces-0.otlp.jsonl');
    const other = await startTestServer();
    for (const body of text.trimEnd().split('\n')) {
      const answer = await postOtlp(other, { body, headers: { 'content-type': 'application/json' } });
      expect([answer.status, answer.text]).toEqual([200, '{}']);
    }
    const before = await server.client.listTraces({ params });
    const after = await other.client.listTraces({ params });
    expect(after.items).toEqual(before.items);
    expect(after.items).toHaveLength(TRACES);
  });

  it('as JSONL have a trace per line with all its spans', async () => {
    const { text } = await download({ format: 'jsonl', filter: "name = 'odd'" });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportedTrace);
    expect(lines).toHaveLength(6);
    for (const { trace, spans } of lines) {
      expect(trace).toMatchObject({ name: 'odd', spanCount: 1 });
      expect(spans).toMatchObject([
        { span: { name: 'odd' }, normalized: { inputs: expect.stringContaining('"quoted" 🦢') as unknown } },
      ]);
    }
  });

  it('hold the traces that are named, once each, and none of another experiment', async () => {
    const { text } = await download({
      format: 'jsonl',
      traceIds: [toTraceId(2), toTraceId(3), toTraceId(2), 'tr-x'].join(','),
    });
    expect(text.trimEnd().split('\n')).toHaveLength(2);
    const { experimentId } = await server.client.createExperiment({ params: {}, body: { name: 'other' } });
    const url = toTraceExportUrl({ baseUrl: server.baseUrl, experimentId, query: { format: 'otlp' } });
    const body = JSON.stringify({ format: 'otlp', traceIds: [toTraceId(2)] });
    const post = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect([post.status, await post.text()]).toEqual([200, '']);
  });

  it('of a trace that was sent in pieces hold the newest version of each span', async () => {
    const span = { traceId: toTraceIdHex(1), spanId: toSpanIdHex(1), startTimeUnixNano: START_UNIX_NANO };
    await postSpans(server, [{ ...span, name: 'newer', endTimeUnixNano: START_UNIX_NANO + 5n }]);
    await postSpans(server, [
      {
        ...span,
        spanId: toSpanIdHex(99),
        parentSpanId: toSpanIdHex(1),
        name: 'child',
        endTimeUnixNano: START_UNIX_NANO + 4n,
      },
    ]);
    const { text } = await download({ format: 'jsonl', traceIds: toTraceId(1) });
    const { spans } = JSON.parse(text) as ExportedTrace;
    expect(spans.map(({ span: { name } }) => name)).toEqual(['newer', 'child']);
    const otlp = (await download({ format: 'otlp', traceIds: toTraceId(1) })).text;
    expect(otlp).toContain('"newer"');
    expect(otlp).not.toContain('"even"');
  });

  it('are refused before they begin', async () => {
    expect((await download({ format: 'jsonl', filter: '(' })).response.status).toBe(400);
    const url = toTraceExportUrl({ baseUrl: server.baseUrl, experimentId: '77', query: { format: 'otlp' } });
    expect((await fetch(url)).status).toBe(404);
  });

  it('may be broken off', async () => {
    const controller = new AbortController();
    const url = toTraceExportUrl({ baseUrl: server.baseUrl, experimentId: '0', query: { format: 'otlp' } });
    const response = await fetch(url, { signal: controller.signal });
    await response.body?.getReader().read();
    controller.abort();
    expect(await count()).toBe(TRACES);
    expect(server.logLines.filter((line) => line.includes('bug'))).toEqual([]);
  });
});

interface ExportedTrace {
  readonly trace: { readonly name: string; readonly spanCount: number };
  readonly spans: readonly { readonly span: { readonly name: string } }[];
}
