import { expect, test } from 'vitest';

import type { ImportPlan } from './import-batch.ts';
import { readImportFile } from './read-import-file.ts';
import { compress } from './testing/compress.ts';

const TRACE_ID = 'ab'.repeat(16);
const OTHER_ID = 'cd'.repeat(16);

function otlp(traceId: string, spanCount = 1, fill = ''): object {
  const spans = Array.from({ length: spanCount }, (_, index) => ({
    traceId,
    spanId: String(index + 1).padStart(16, '0'),
    name: `span ${index}${fill}`,
    startTimeUnixNano: '1790000000123456789',
  }));
  return { resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: 's' }, spans }] }] };
}

async function read(content: string | Uint8Array<ArrayBuffer>): Promise<ImportPlan> {
  return readImportFile(new Blob([content]));
}

async function refuse(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  return read(content).then(
    () => 'not refused',
    (error: unknown) => (error as Error).message,
  );
}

function bodies(plan: ImportPlan): readonly string[] {
  return plan.batches.map(({ body }) => new TextDecoder().decode(body));
}

/** A field of a message whose length fits a byte. */
function field(number: number, value: readonly number[]): readonly number[] {
  return [number * 8 + 2, value.length, ...value];
}

function protobuf(traceIdByte: number, name = 'hello'): Uint8Array<ArrayBuffer> {
  const id = Array.from({ length: 16 }, () => traceIdByte);
  const span = [...field(1, id), ...field(5, [...new TextEncoder().encode(name)])];
  return new Uint8Array(field(1, field(2, field(2, span))));
}

test('OTLP JSON goes as it is, byte for byte', async () => {
  // A number that JSON.parse would round.
  const text = JSON.stringify(otlp(TRACE_ID)).replace('"1790000000123456789"', '1790000000123456789');
  const plan = await read(text);
  expect(plan).toMatchObject({ format: 'OTLP JSON', traceIds: [`tr-${TRACE_ID}`], spanCount: 1 });
  expect(plan.batches).toMatchObject([{ path: '/v1/traces', contentType: 'application/json' }]);
  expect(bodies(plan)).toEqual([text]);
});

test('a gzipped file is unpacked, whatever it is called', async () => {
  const plan = await read(await compress(JSON.stringify(otlp(TRACE_ID, 3))));
  expect(plan.spanCount).toBe(3);
  expect(await refuse(new Uint8Array([0x1f, 0x8b, 1, 2, 3]))).toMatch(/damaged/);
});

test('a large document is cut between spans, and every part says whose spans they are', async () => {
  const plan = await read(JSON.stringify(otlp(TRACE_ID, 300, 'x'.repeat(100_000))));
  expect(plan.batches.length).toBeGreaterThan(3);
  const parts = bodies(plan).map(
    (body) => JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: object[]; scope: object }[] }[] },
  );
  const scopes = parts.flatMap((part) => part.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans));
  expect(scopes.every(({ scope }) => JSON.stringify(scope) === '{"name":"s"}')).toBe(true);
  expect(scopes.flatMap(({ spans }) => spans)).toHaveLength(300);
});

test('log records in a document go to where logs go', async () => {
  const plan = await read(JSON.stringify({ ...otlp(TRACE_ID), resourceLogs: [{ scopeLogs: [] }] }));
  expect(plan.batches.map((batch) => batch.kind === 'otlp' && batch.path)).toEqual(['/v1/logs', '/v1/traces']);
  expect(bodies(plan)[0]).toBe('{"resourceLogs":[{"scopeLogs":[]}]}');
});

test('what was exported as OTLP JSON is logs and spans, the logs of all lines in one request before the spans', async () => {
  const logs = (name: string) => JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope: { name } }] }] });
  const lines = [logs('first'), JSON.stringify(otlp(TRACE_ID)), logs('second'), JSON.stringify(otlp(OTHER_ID))];
  const plan = await read(`${lines.join('\n')}\n`);
  expect(plan).toMatchObject({ spanCount: 2, traceIds: [`tr-${TRACE_ID}`, `tr-${OTHER_ID}`] });
  expect(plan.batches.map((batch) => batch.kind === 'otlp' && batch.path)).toEqual(['/v1/logs', '/v1/traces']);
  expect(bodies(plan)[0]).toContain('"first"');
  expect(bodies(plan)[0]).toContain('"second"');
  // A list of such documents is the same.
  const list = await read(`[${lines.join(',')}]`);
  expect(list.batches).toHaveLength(2);
  expect(list.spanCount).toBe(2);
});

test('JSON Lines are joined into few requests, without losing a digit', async () => {
  const line = JSON.stringify(otlp(TRACE_ID)).replace('"1790000000123456789"', '1790000000123456789');
  const plan = await read(`${line}\n\n${JSON.stringify(otlp(OTHER_ID, 2))}\r\n`);
  expect(plan).toMatchObject({ spanCount: 3, traceIds: [`tr-${TRACE_ID}`, `tr-${OTHER_ID}`] });
  expect(plan.batches).toHaveLength(1);
  expect(bodies(plan)[0]).toContain(':1790000000123456789}');
  expect((JSON.parse(bodies(plan)[0] ?? '') as { resourceSpans: object[] }).resourceSpans).toHaveLength(2);
  expect(await refuse(`${line}\n{"resourceSpans":`)).toMatch(/line 2/);
});

test('protobuf is told by its content', async () => {
  const plan = await read(protobuf(0xab));
  expect(plan).toMatchObject({ format: 'OTLP protobuf', traceIds: [`tr-${TRACE_ID}`], spanCount: 1 });
  expect(plan.batches).toMatchObject([{ contentType: 'application/x-protobuf', path: '/v1/traces' }]);
  // All of it is text, and its second byte could begin a JSON document.
  const asText = protobuf(0x61, 'x'.repeat(99));
  expect(new TextDecoder().decode(asText).trimStart().startsWith('{')).toBe(true);
  expect((await read(asText)).traceIds).toEqual([`tr-${'61'.repeat(16)}`]);
});

test('traces of MLflow, as a file of spans or as the client writes them', async () => {
  const spans = [{ span_id: 'x', attributes: { 'mlflow.traceRequestId': '"tr-1"' } }];
  expect(await read(JSON.stringify({ spans }))).toMatchObject({ format: 'MLflow traces', traceIds: ['tr-1'] });
  const trace = { info: { trace_id: 'tr-2', tags: { a: 'b' } }, data: { spans } };
  const plan = await read(JSON.stringify([trace, { spans }]));
  expect(plan.batches).toMatchObject([
    { kind: 'mlflow', traceId: 'tr-2', info: trace.info },
    { kind: 'mlflow', traceId: 'tr-1' },
  ]);
  expect(bodies(plan)).toEqual([JSON.stringify({ spans }), JSON.stringify({ spans })]);
  expect(await refuse(JSON.stringify({ spans: [{ span_id: 'x' }] }))).toMatch(/which trace/);
});

test.each([
  ['', /empty/],
  ['hello', /holds no traces that can be read/],
  ['{"a":1}', /neither OTLP/],
  ['[1,2]', /something else/],
  ['{"resourceSpans":[]}', /no spans/],
  ['{"trace":{"traceId":"tr-1"},"spans":[{"span":{}}]}', /translated/],
  ['{"trace":{},"spans":[]}\n{"trace":{},"spans":[]}', /translated/],
  ['PK\u0003\u0004', /Zip/],
])('%j is refused with a reason', async (content, reason) => {
  expect(await refuse(content)).toMatch(reason);
});

test('logs in protobuf are no traces', async () => {
  // A log record has eight bytes where a span has the id of its trace.
  expect(await refuse(new Uint8Array(field(1, field(2, field(2, [9, 1, 2, 3, 4, 5, 6, 7, 8])))))).toMatch(/no traces/);
});
