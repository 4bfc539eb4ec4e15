import { parseTraceJson } from '@gander/protocol/trace-json';
import { decodeTraceDataOfficially } from '@gander/protocol/testing/official-decoder';
import type { Span } from '@gander/protocol/trace-data';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter as GrpcExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as ProtoExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';

import { FinishedSpan } from '../processor/finished-span.ts';
import { startFakeServer } from '../testing/fake-server.ts';
import { OTEL_VERSIONS } from '../testing/otel-versions.ts';
import type { ReadableSpanShape, SpanExporterShape } from '../tracer/otel-shapes.ts';
import { GanderTracerProvider } from '../tracer/tracer-provider.ts';
import { encodeOtlpBody } from './otlp-body.ts';

const OURS = [
  'ours',
  (processors: ConstructorParameters<typeof GanderTracerProvider>[0]['processors']) =>
    new GanderTracerProvider({ processors, resource: { attributes: { 'service.name': 'shop', n: 1 } } }),
] as const;

/** One span with everything a span can have. */
function recordSpan(createProvider: (typeof OTEL_VERSIONS)[number][1] | (typeof OURS)[1]): FinishedSpan {
  const ended: ReadableSpanShape[] = [];
  const provider = createProvider([
    {
      onStart: () => undefined,
      onEnd: (span) => void ended.push(span),
      shutdown: () => Promise.resolve(),
      forceFlush: () => Promise.resolve(),
    },
  ]);
  const linked = { traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceFlags: TraceFlags.SAMPLED, isRemote: true };
  const parent = trace.wrapSpanContext({ ...linked, traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) });
  provider
    .getTracer('scope', '1.2')
    .startSpan(
      'größe 🦆',
      {
        kind: SpanKind.CLIENT,
        startTime: [1_750_000_000, 123_456_789],
        links: [{ context: linked, attributes: { why: 'so' } }],
        attributes: { text: 'x', int: 3, float: 0.5, flag: true, list: ['a', 'b'], numbers: [1, 2.5] },
      },
      trace.setSpan(ROOT_CONTEXT, parent),
    )
    .addEvent('happened', { at: 1 }, [1_750_000_000, 200_000_000])
    .setStatus({ code: SpanStatusCode.ERROR, message: 'bad' })
    .end([1_750_000_001, 1]);
  const [span] = ended;
  if (span === undefined) throw new Error('Nothing was recorded.');
  return new FinishedSpan(span, { isLocalRoot: true });
}

const spansOf = (bytes: Uint8Array): readonly Span[] =>
  decodeTraceDataOfficially(bytes).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));

async function exportWith(exporter: SpanExporterShape, span: FinishedSpan): Promise<void> {
  const result = await new Promise<{ readonly code: number; readonly error?: Error }>((resolve) => {
    exporter.export([span], resolve);
  });
  expect(result.error).toBeUndefined();
  expect(result.code).toBe(0);
  await exporter.shutdown();
}

describe.each([OURS, ...OTEL_VERSIONS])('spans of a tracer: %s', (_name, createProvider) => {
  it("are written byte for byte of the same meaning as by OpenTelemetry's exporter", async () => {
    const span = recordSpan(createProvider);
    await using server = await startFakeServer();
    const exporter = new ProtoExporter({ url: `${server.url}/v1/traces` }) as unknown as SpanExporterShape;
    await exportWith(exporter, span);

    const theirs = decodeTraceDataOfficially(server.requests[0]?.body ?? new Uint8Array());
    const { body } = encodeOtlpBody([span], 'http/protobuf', 'text');
    const ours = decodeTraceDataOfficially(body as Uint8Array);
    expect(ours).toEqual(theirs);
    const json = encodeOtlpBody([span], 'http/json', 'text').body as string;
    expect(parseTraceJson(new TextEncoder().encode(json)).data).toEqual(ours);
  });
});

it('reaches a gRPC receiver through the official exporter', async () => {
  const span = recordSpan(OURS[1]);
  const received: Buffer[] = [];
  const server = new Server();
  const plain = {
    requestSerialize: toSame,
    requestDeserialize: toSame,
    responseSerialize: toSame,
    responseDeserialize: toSame,
  };
  server.addService(
    {
      Export: {
        path: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
        requestStream: false,
        responseStream: false,
        ...plain,
      },
    },
    {
      Export: (call: { request: Buffer }, answer: (error: null, response: Buffer) => void) => {
        received.push(call.request);
        answer(null, Buffer.alloc(0));
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  await exportWith(new GrpcExporter({ url: `http://127.0.0.1:${port}` }), span);
  server.forceShutdown();

  expect(received.flatMap((bytes) => spansOf(bytes))).toMatchObject([{ name: 'größe 🦆', spanId: span.spanId }]);
});

function toSame(bytes: Buffer): Buffer {
  return bytes;
}

it('writes structured attributes as values for servers and as text for collectors', () => {
  const span = recordSpan(OURS[1]);
  span.attributes['mlflow.spanInputs'] = '{"q":[1,"two",null,true],"big":1.5}';
  span.attributes['note'] = '{"stays":"text"}';
  const read = (handling: 'text' | 'values') =>
    Object.fromEntries(
      spansOf(encodeOtlpBody([span], 'http/protobuf', handling).body as Uint8Array)[0]?.attributes.map(
        ({ key, value }) => [key, value],
      ) ?? [],
    );

  expect(read('text')['mlflow.spanInputs']).toEqual({ stringValue: '{"q":[1,"two",null,true],"big":1.5}' });
  expect(read('values')['mlflow.spanInputs']).toMatchObject({
    kvlistValue: { values: [{ key: 'q' }, { key: 'big' }] },
  });
  expect(read('values')['note']).toEqual({ stringValue: '{"stays":"text"}' });
});
