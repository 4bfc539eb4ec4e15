import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { toSavedTraceUrl } from '@gander/api/gander/saved-trace';
import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { beforeAll, expect, test } from 'vitest';

import { createMlflowSession } from './support/mlflow-session.ts';
import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { readSavedPage, type SavedPage } from './support/saved-page.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

const VIEWER = '<!doctype html><title>Viewer</title><!--gander-parts--><script type="module">view()</script>';

let server: TestServer;
let webRoot: string;

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'gander-web-'));
  mkdirSync(join(webRoot, 'viewer'));
  writeFileSync(join(webRoot, 'index.html'), '<title>UI</title>');
  writeFileSync(join(webRoot, 'viewer/viewer.html'), VIEWER);
  server = await openTestServer({ webRoot });
  return async () => {
    await server.dispose();
    rmSync(webRoot, { recursive: true, force: true });
  };
});

async function postRecording(to: TestServer, name: string): Promise<void> {
  for (const { path, headers, body } of readRecordedRequests(name)) {
    expect((await postOtlp(to, { path, headers, body })).status).toBe(200);
  }
}

async function save(traceId: string): Promise<SavedPage & { readonly html: string }> {
  const response = await fetch(server.baseUrl + toSavedTraceUrl(traceId));
  expect(response.status).toBe(200);
  const html = await response.text();
  return { ...readSavedPage(html), html };
}

/** Raw answers, as a browser gets them. */
async function ask(of: TestServer, path: string): Promise<unknown> {
  const response = await fetch(of.baseUrl + path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.json();
}

async function listTraceIds(of: TestServer): Promise<readonly string[]> {
  const { items } = await of.client.listTraces({ params: { experimentId: '0' }, query: { limit: 1000 } });
  return items.map(({ traceId }) => traceId);
}

test('the page is the viewer with the trace in it, under a name that says what it is', async () => {
  const traceId = toTraceIdHex(1);
  await postSpans(server, [{ traceId, name: 'Fix "the" bug/<b>' }]);
  const response = await fetch(server.baseUrl + toSavedTraceUrl(`tr-${traceId}`));
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=trace-fix-the-bug-b-00000000.html');
  const html = await response.text();
  expect(html.startsWith('<!doctype html><title>Viewer</title><script type="application/gzip"')).toBe(true);
  expect(html.endsWith('</script>\n<script type="module">view()</script>')).toBe(true);
});

test.for(['otel-genai', 'openinference-langchain'])(
  'a saved trace of %s holds what the server answers about it',
  async (recording) => {
    const own = await startTestServer({ webRoot });
    await postRecording(own, recording);
    for (const traceId of await listTraceIds(own)) {
      const response = await fetch(own.baseUrl + toSavedTraceUrl(traceId));
      const { head, rows, blocks } = readSavedPage(await response.text());
      const base = `${GANDER_API_PREFIX}/traces/${traceId}`;
      for (const [path, answer] of Object.entries(head.answers)) expect(answer).toEqual(await ask(own, path));
      expect(Object.keys(head.answers)).toContain(`${base}/chat`);
      expect(rows).toEqual(((await ask(own, `${base}/spans`)) as { items: unknown }).items);
      const spanIds = rows.map((row) => (row as { spanId: string }).spanId);
      expect(blocks.flatMap((block) => block.spanIds).toSorted()).toEqual(spanIds.toSorted());
      for (const { details } of blocks) {
        for (const [spanId, detail] of Object.entries(details)) {
          expect(detail).toEqual(await ask(own, `${base}/spans/${spanId}`));
        }
      }
    }
  },
);

test.for(['voltagent', 'mastra-json'])(
  'what was saved of %s makes the same traces in another server',
  async (recording) => {
    const [from, to] = await Promise.all([startTestServer({ webRoot }), startTestServer()]);
    await postRecording(from, recording);
    const traceIds = await listTraceIds(from);
    expect(traceIds.length).toBeGreaterThan(0);
    const headers = { 'content-type': 'application/json' };
    for (const traceId of traceIds) {
      const response = await fetch(from.baseUrl + toSavedTraceUrl(traceId));
      const { logs: logParts, blocks } = readSavedPage(await response.text());
      for (const { otlp } of logParts) {
        expect((await postOtlp(to, { path: '/v1/logs', headers, body: JSON.stringify(otlp) })).text).toBe('{}');
      }
      for (const { otlp } of blocks) {
        expect((await postOtlp(to, { headers, body: JSON.stringify(otlp) })).text).toBe('{}');
      }
    }
    expect((await listTraceIds(to)).toSorted()).toEqual(traceIds.toSorted());
    for (const traceId of traceIds) {
      const base = `${GANDER_API_PREFIX}/traces/${traceId}`;
      const spans = (await ask(from, `${base}/spans`)) as { items: { spanId: string }[] };
      expect(await ask(to, `${base}/spans`)).toEqual(spans);
      for (const { spanId } of spans.items) {
        for (const path of [`${base}/spans/${spanId}`, `${base}/spans/${spanId}/otlp`]) {
          expect(await ask(to, path)).toEqual(await ask(from, path));
        }
      }
    }
  },
);

test('nothing that a span says is text of the page', async () => {
  const traceId = toTraceIdHex(2);
  const hostile = '</script><script>window.hacked=1</script><!-- <img src=x onerror=alert(1)> $& $`';
  await postSpans(server, [{ traceId, name: hostile, attributes: { [hostile]: { stringValue: hostile } } }]);
  const { html, blocks } = await save(`tr-${traceId}`);
  expect(html).not.toMatch(/hacked|onerror|alert/);
  expect(JSON.stringify(blocks)).toContain('window.hacked=1');
});

test('a long trace comes in parts, each span once, the newest version of it', async () => {
  const traceId = toTraceIdHex(3);
  const spans = Array.from({ length: 1203 }, (_, index) => ({
    traceId,
    spanId: toSpanIdHex(index + 1),
    parentSpanId: index === 0 ? '' : toSpanIdHex(1),
    name: `span ${index + 1}`,
    startTimeUnixNano: START_UNIX_NANO + BigInt(index),
  }));
  for (let from = 0; from < spans.length; from += 300) await postSpans(server, spans.slice(from, from + 300));
  const again = spans.filter((_, index) => index % 100 === 7).map((span) => ({ ...span, name: `${span.name} again` }));
  const later = again.map((span) => ({ ...span, endTimeUnixNano: START_UNIX_NANO + 5_000_000n }));
  await postSpans(server, later);
  const { rows, blocks } = await save(`tr-${traceId}`);
  expect(rows).toHaveLength(1203);
  expect(blocks.length).toBeGreaterThan(2);
  const details = Object.assign({}, ...blocks.map((block) => block.details)) as Record<
    string,
    { span: { name: string } }
  >;
  expect(Object.keys(details)).toHaveLength(1203);
  for (const span of later) {
    expect(details[span.spanId]?.span.name).toBe(span.name);
    const block = blocks.find(({ spanIds }) => spanIds.includes(span.spanId));
    expect(JSON.stringify(block?.otlp)).toContain(JSON.stringify(span.name));
  }
});

test('spans of megabytes are spread over the parts', async () => {
  const traceId = toTraceIdHex(4);
  for (let index = 1; index <= 4; index += 1) {
    const text = String(index).repeat(5_000_000);
    await postSpans(server, [{ traceId, spanId: toSpanIdHex(index), attributes: { input: { stringValue: text } } }]);
  }
  const { blocks } = await save(`tr-${traceId}`);
  expect(blocks.map(({ spanIds }) => spanIds.length)).toEqual([1, 1, 1, 1]);
});

test(
  'logs of megabytes are spread over the parts, and others are answered meanwhile',
  { timeout: 60_000 },
  async () => {
    const traceId = toTraceIdHex(7);
    const headers = { 'content-type': 'application/json' };
    await postSpans(server, [{ traceId, spanId: toSpanIdHex(1) }]);
    for (let index = 0; index < 12; index += 1) {
      const record = {
        timeUnixNano: `${START_UNIX_NANO + BigInt(index)}`,
        traceId,
        spanId: toSpanIdHex(1),
        body: { stringValue: String(index % 10).repeat(1_000_000) },
      };
      const body = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] });
      expect((await postOtlp(server, { path: '/v1/logs', headers, body })).status).toBe(200);
    }
    const { logs, head, largestBytes } = await save(`tr-${traceId}`);
    expect(logs.length).toBeGreaterThan(3);
    expect(largestBytes).toBeLessThan(8_000_000);
    const { items } = (await ask(server, `${GANDER_API_PREFIX}/traces/tr-${traceId}/logs`)) as { items: unknown };
    expect(logs.flatMap(({ rows }) => rows)).toEqual(items);
    expect(JSON.stringify(head).length).toBeLessThan(100_000);
  },
);

test('what happened inside of spans is there, page by page', async () => {
  const traceId = toTraceIdHex(8);
  const timeUnixNano = START_UNIX_NANO.toString();
  const events = [{ name: 'cache miss', timeUnixNano }];
  const span = { traceId, spanId: toSpanIdHex(1), name: 'a', startTimeUnixNano: timeUnixNano, events };
  const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
  await postOtlp(server, { headers: { 'content-type': 'application/json' }, body });
  const { marks } = await save(`tr-${traceId}`);
  expect(marks).toEqual([
    expect.objectContaining({
      spanId: toSpanIdHex(1),
      events: [expect.objectContaining({ name: 'cache miss' }) as unknown],
    }),
  ]);
});

test('what people and judges said goes with it', async () => {
  const traceId = `tr-${toTraceIdHex(5)}`;
  const mlflow = createMlflowSession(server);
  await mlflow.send({ traceId: toTraceIdHex(5) });
  await mlflow.ask('POST', `/traces/${traceId}/assessments`, {
    assessment: {
      assessment_name: 'quality',
      source: { source_type: 'HUMAN', source_id: 'ana' },
      feedback: { value: true },
    },
  });
  const { head } = await save(traceId);
  expect(JSON.stringify(head.answers[`/api/3.0/mlflow/traces/${traceId}`])).toContain('"quality"');
});

test('a trace that is not there is refused, and so is any without the viewer', async () => {
  expect((await fetch(server.baseUrl + toSavedTraceUrl('tr-nope'))).status).toBe(404);
  const bare = await startTestServer();
  await postSpans(bare, [{ traceId: toTraceIdHex(6) }]);
  const response = await fetch(bare.baseUrl + toSavedTraceUrl(`tr-${toTraceIdHex(6)}`));
  expect([response.status, await response.text()]).toEqual([412, expect.stringContaining('npm start')]);
});

test('a trace of which no span came is saved whole', async () => {
  const traceInfo = {
    trace_id: 'tr-without-spans',
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } },
    request_time: '2026-01-01T00:00:00Z',
    state: 'IN_PROGRESS',
  };
  const created = await fetch(`${server.baseUrl}/api/3.0/mlflow/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ trace: { trace_info: traceInfo } }),
  });
  expect(created.status).toBe(200);
  const { html } = await save('tr-without-spans');
  expect(html.endsWith(VIEWER.split('<!--gander-parts-->')[1] ?? '')).toBe(true);
});
