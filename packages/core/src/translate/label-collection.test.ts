import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { findTranslators } from './find-translators.ts';
import { createLabelCollection } from './label-collection.ts';

/** Labels of spans that come in this order, as `kind key = value (root)`. */
function collect(...samples: readonly SampleSpan[]): readonly string[] {
  const collection = createLabelCollection();
  for (const sample of samples) {
    readSample(sample, (span) => collection.add(span, span.parentSpanId === ''));
  }
  return collection.labels.map(
    ({ kind, key, value, isFromRoot }) => `${kind} ${key} = ${value}${isFromRoot ? ' (root)' : ''}`,
  );
}

const production = { 'deployment.environment.name': 'production', 'service.version': '1.2.0' };
const root: SampleSpan = { resource: production };
const child: SampleSpan = { resource: production, parentSpanId: 'a1' };

describe('what went wrong in a trace', () => {
  const failed = (message: string, parentSpanId = ''): SampleSpan => ({
    statusCode: 2,
    statusMessage: message,
    parentSpanId,
  });

  it('is the first line of what the root says, or else of another span that failed', () => {
    expect(collect(failed('timeout\nat fetch'), failed('a card was declined', 'a1'))).toEqual([
      'field error = timeout (root)',
    ]);
    expect(collect(failed('timeout', 'a1'), failed('declined', 'a1'))).toEqual(['field error = declined']);
    expect(collect({ statusCode: 1, statusMessage: 'fine' }, failed('', 'a1'))).toEqual([]);
  });
});

describe('the convention that a trace is written in', () => {
  it('is that of its root, or else of another span', () => {
    const genai = { 'gen_ai.operation.name': 'chat' };
    const read = (...samples: readonly SampleSpan[]) => {
      const collection = createLabelCollection(undefined, findTranslators);
      for (const sample of samples) readSample(sample, (span) => collection.add(span, span.parentSpanId === ''));
      return collection.labels.map(({ key, value }) => `${key} = ${value}`);
    };
    expect(read({ attributes: genai })).toEqual(['framework = genai']);
    expect(read({}, { attributes: genai, parentSpanId: 'a1', scope: 'otel' })).toEqual(['framework = genai']);
    expect(read({})).toEqual([]);
  });
});

describe('what spans say of their trace', () => {
  it('takes environment and release from the resource, and from the span before that', () => {
    expect(collect(child)).toEqual(['field environment = production', 'field release = 1.2.0']);
    expect(collect({ ...child, attributes: { 'langfuse.environment': 'eu', 'langfuse.release': 'r9' } })).toEqual([
      'field environment = eu',
      'field release = r9',
    ]);
    expect(collect({ attributes: { 'langfuse.environment': 'default' } })).toEqual([]);
  });

  it('believes the root, whenever it comes', () => {
    const other = { ...child, attributes: { 'langfuse.environment': 'alpha' } };
    const expected = ['field environment = production (root)', 'field release = 1.2.0 (root)'];
    expect(collect(root, other)).toEqual(expected);
    expect(collect(other, root)).toEqual(expected);
  });

  it('splits LiteLLM’s tags at the first colon and takes everybody else’s as words', () => {
    const span = {
      ...child,
      resource: {},
      attributes: {
        request_tags: '["env:a:b", "plain"]',
        'langfuse.trace.tags': ['x:y'],
        'ai.telemetry.metadata.tags': ['z'],
      },
    };
    expect(collect(span)).toEqual(['tag x:y = ', 'tag z = ', 'tag env = a:b', 'tag plain = ']);
  });

  it('takes tags under the prefix of our own SDK from MLflow spans, JSON strings decoded', () => {
    const attributes = {
      'mlflow.spanType': '"AGENT"',
      'mlflow.trace.tag.team': '"search"',
      'mlflow.trace.tag.job:ID': '7',
      'mlflow.trace.tag.': 'nameless',
    };
    expect(collect({ ...child, attributes })).toEqual([
      'field environment = production',
      'field release = 1.2.0',
      'tag team = search',
      'tag job:ID = 7',
    ]);
    const untyped = { 'mlflow.traceRequestId': 'tr-1', 'mlflow.trace.tag.team': 'search' };
    expect(collect({ ...child, attributes: untyped })).toContain('tag team = search');
    expect(collect({ ...child, attributes: { 'mlflow.trace.tag.team': 'x' } })).not.toContain('tag team = x');
  });

  it('takes metadata and the caller’s id under the prefix of our own SDK, but not what the server works out itself', () => {
    const attributes = {
      'mlflow.traceRequestId': 'tr-1',
      'mlflow.trace.metadata.shop': '"lisbon"',
      'mlflow.trace.metadata.mlflow.sourceRun': 'run-7',
      'mlflow.trace.metadata.mlflow.trace.session': 's1',
      'mlflow.trace.metadata.mlflow.trace.user': 'ann',
      'mlflow.trace.metadata.mlflow.trace.tokenUsage': '{"input_tokens": 1}',
      'mlflow.trace.metadata.': 'nameless',
      'mlflow.trace.clientRequestId': '"order-1"',
    };
    expect(collect({ attributes })).toEqual([
      'field clientRequestId = order-1 (root)',
      'metadata shop = lisbon (root)',
      'metadata mlflow.sourceRun = run-7 (root)',
    ]);
    const { 'mlflow.traceRequestId': _, ...unmarked } = attributes;
    expect(collect({ attributes: unmarked })).toEqual([]);
    expect(
      collect({ attributes: { ...attributes, 'mlflow.trace.clientRequestId': 'x'.repeat(251) } }),
    ).not.toContainEqual(expect.stringContaining('clientRequestId'));
  });

  it('takes so many entries of metadata, whatever else there is', () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`mlflow.trace.metadata.m${index}`, 'x']),
    );
    const labels = collect({ attributes: { 'mlflow.spanType': 'LLM', ...many, 'mlflow.trace.tag.team': 'a' } });
    expect(labels.filter((label) => label.startsWith('metadata'))).toHaveLength(200);
    expect(labels).toContain('tag team = a (root)');
  });

  it('takes the tags of a run from its root alone', () => {
    const attributes = { 'langsmith.span.tags': 'seq:step:1, blue' };
    expect(collect({ attributes })).toEqual(['tag seq:step:1 =  (root)', 'tag blue =  (root)']);
    expect(collect({ attributes, parentSpanId: 'a1' })).toEqual([]);
  });

  it('knows the ids that Pydantic AI makes up from those that people give', () => {
    const run = (id: string, scope = 'pydantic-ai') => collect({ scope, attributes: { 'gen_ai.conversation.id': id } });
    expect(run('0198f3a2-7c11-7d44-9a55-0f1e2d3c4b5a')).toEqual(['field sessionGranularity = run (root)']);
    expect(run('chat-7')).toEqual([]);
    expect(run('0198f3a2-7c11-7d44-9a55-0f1e2d3c4b5a', 'other')).toEqual([]);
  });

  it('refuses tags without end', () => {
    const tags = Array.from({ length: 1000 }, (_, index) => `t${String(index)}`);
    expect(collect({ attributes: { 'tag.tags': tags, 'langfuse.tags': ['k'.repeat(300)] } })).toHaveLength(200);
  });
});
