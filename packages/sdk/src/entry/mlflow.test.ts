import { afterEach, expect, it } from 'vitest';

import { getRegistry } from '../registry/sdk-registry.ts';
import { collectSpans } from '../testing/collect-spans.ts';
import * as mlflow from './mlflow.ts';

afterEach(() => {
  getRegistry().logger = undefined;
});

it.each([
  'init',
  'startSpan',
  'withSpan',
  'trace',
  'getCurrentActiveSpan',
  'getLastActiveTraceId',
  'updateCurrentTrace',
  'tracingContext',
  'flushTraces',
  'MlflowClient',
  'InMemoryTraceManager',
  'registerOnSpanStartHook',
  'registerOnSpanEndHook',
  'SpanType',
  'SpanAttributeKey',
  'TraceMetadataKey',
  'TraceTagKey',
  'TokenUsageKey',
  'SpanStatusCode',
  'LiveSpan',
  'Span',
  'Trace',
  'TraceInfo',
  'TraceData',
  'getTracingContextHeadersForHttpRequest',
  'withTracingContextFromHeaders',
  'withTracingContextFromHeadersAsync',
  'tracedOpenAI',
  'tracedAnthropic',
  'tracedGemini',
])('has %s', (name) => {
  expect(mlflow).toHaveProperty(name);
});

it('runs a program as its documentation writes it', async () => {
  await using collected = collectSpans();
  const { getLastActiveTraceId, InMemoryTraceManager, SpanStatusCode, SpanType, startSpan, trace, withSpan } = mlflow;

  const span = startSpan({ name: 'my_span', spanType: SpanType.LLM, inputs: { prompt: 'Hello' } });
  span.setAttributes({ 'mlflow.chat.tokenUsage': { input_tokens: 1 } });
  span.addEvent({ name: 'chunk', attributes: { text: 'x' }, timestamp: 1_750_000_000_000_000_000n });
  span.end({ outputs: { response: 'Hi' }, status: SpanStatusCode.OK });
  const traced = trace((x: number) => x + 1, { name: 'add', spanType: 'TOOL' });
  withSpan((outer) => outer.setOutputs(traced(1)), { name: 'outer', attributes: { a: 1 } });

  const spans = await collected.flush();
  expect(spans).toMatchObject([
    { name: 'my_span', spanType: 'LLM', inputs: { prompt: 'Hello' }, outputs: { response: 'Hi' }, status: { code: 1 } },
    { name: 'add', spanType: 'TOOL', outputs: 2 },
    { name: 'outer', outputs: 2, attributes: { a: 1 } },
  ]);
  expect(span.traceId).toBe(spans[0]?.traceId);
  expect(getLastActiveTraceId()).toBe(spans[1]?.traceId);
  expect(InMemoryTraceManager.getInstance().lastActiveTraceId).toBe(spans[1]?.traceId);
});
