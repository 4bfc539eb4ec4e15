import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';

import { getRegistry } from '../registry/sdk-registry.ts';
import {
  getTracingContextHeadersForHttpRequest,
  withTracingContextFromHeaders,
} from '../spans/tracing-context-headers.ts';
import { startSpan } from '../spans/start-span.ts';
import { disable, enable } from '../spans/tracing-enabled.ts';
import { withSpan } from '../spans/with-span.ts';
import { collectSpans } from '../testing/collect-spans.ts';
import { OTEL_VERSIONS } from '../testing/otel-versions.ts';
import { SDK_VERSION } from './sdk-version.ts';

const reports: string[] = [];
const logger = { warn: (message: string) => void reports.push(message) };

afterEach(() => {
  reports.length = 0;
  getRegistry().reported.clear();
  getRegistry().logger = undefined;
  trace.disable();
  context.disable();
  propagation.disable();
});

describe('init', () => {
  it('becomes the provider of a program that has none, so that other libraries are recorded', async () => {
    await using collected = collectSpans({ global: true });

    trace.getTracer('some.library').startActiveSpan('theirs', (span) => {
      withSpan('ours', () => 1);
      span.end();
    });

    const spans = await collected.flush();
    expect(spans.map(({ name, scope }) => [name, scope])).toEqual([
      ['ours', '@gander/sdk'],
      ['theirs', 'some.library'],
    ]);
    expect(spans[0]?.parentSpanId).toBe(spans[1]?.spanId);
  });

  it.each(OTEL_VERSIONS)(
    'leaves a provider of OpenTelemetry %s alone, and says how to join it',
    async (_version, createProvider) => {
      const theirs: string[] = [];
      const provider = createProvider([
        {
          onStart: () => undefined,
          onEnd: (span) => void theirs.push(span.name),
          shutdown: () => Promise.resolve(),
          forceFlush: () => Promise.resolve(),
        },
      ]);
      trace.setGlobalTracerProvider(provider);
      await using collected = collectSpans({ global: undefined, logger });

      const requestContext = trace.getTracer('http').startActiveSpan('request', (request) => {
        withSpan('ours', () => 1);
        request.end();
        return request.spanContext();
      });

      expect(theirs).toEqual(['request']);
      const [span] = await collected.flush();
      // The same trace; but the server never gets the request, so that ours is the root there.
      expect(span).toMatchObject({
        name: 'ours',
        traceId: `tr-${requestContext.traceId}`,
        parentSpanId: undefined,
        attributes: { 'gander.parent_span_id': requestContext.spanId },
      });
      expect(reports).toEqual([expect.stringContaining('add new GanderSpanProcessor() to its spanProcessors')]);
      expect((trace.getTracerProvider() as unknown as { getDelegate(): unknown }).getDelegate()).toBe(provider);
    },
  );

  it('gives up what it registered when it is shut down', async () => {
    const collected = collectSpans({ global: true });
    await collected.sdk.shutdown();

    expect(trace.getTracer('x').startSpan('after').isRecording()).toBe(false);
    expect(startSpan({ name: 'after' }).isRecording()).toBe(false);
  });

  it('replaces what an earlier init set up', async () => {
    const first = collectSpans();
    await using second = collectSpans();
    withSpan('call', () => 1);

    expect(await second.flush()).toHaveLength(1);
    expect(first.spans).toEqual([]);
  });

  it('records nothing while disabled', async () => {
    await using collected = collectSpans();
    disable();
    expect(withSpan('off', () => 1)).toBe(1);
    enable();
    withSpan('on', () => 1);

    expect((await collected.flush()).map(({ name }) => name)).toEqual(['on']);
  });

  it('keeps a share of new traces and what callers decided', async () => {
    await using collected = collectSpans({ sampleRatio: 0 });
    withSpan('new', () => 1);
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    withTracingContextFromHeaders({ traceparent }, () => withSpan('continued', () => 1));

    expect((await collected.flush()).map(({ name }) => name)).toEqual(['continued']);
  });
});

describe('distributed traces', () => {
  it('travel in headers, Node’s and the web’s', async () => {
    await using collected = collectSpans();
    const headers = withSpan('caller', () => getTracingContextHeadersForHttpRequest());
    expect(headers['traceparent']).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);

    withTracingContextFromHeaders({ TraceParent: [headers['traceparent'] ?? ''] }, () => withSpan('node', () => 1));
    withTracingContextFromHeaders(new Headers(headers), () => withSpan('web', () => 1));

    const [caller, node, web] = await collected.flush();
    expect([node?.parentSpanId, web?.parentSpanId]).toEqual([caller?.spanId, caller?.spanId]);
    expect(web?.traceId).toBe(caller?.traceId);
  });

  it.each([
    'garbage',
    '',
    `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
    `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    `00-${'a'.repeat(31)}-${'b'.repeat(16)}-01`,
  ])('begin anew after headers that name none: %j', async (traceparent) => {
    await using collected = collectSpans();
    expect(withTracingContextFromHeaders({ traceparent }, () => withSpan('root', () => 'value'))).toBe('value');

    expect((await collected.flush())[0]?.parentSpanId).toBeUndefined();
  });

  it('have no headers outside of a span', () => {
    expect(context.with(ROOT_CONTEXT, getTracingContextHeadersForHttpRequest)).toEqual({});
  });
});

it('says the version of its package', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ version: SDK_VERSION });
});
