import { describe, expect, it } from 'vitest';

import { createHostileValue, createRandom } from '../testing/hostile-values.ts';
import { readSample } from '../testing/sample-span.ts';
import { PREVIEW_MAX_LENGTH } from '../trace-summary.ts';
import { toSpanPreview } from './to-span-preview.ts';
import { toSpanRecord } from './to-span-record.ts';
import { translateSpan } from './translate-span.ts';
import { INDEX_KEYS, TRANSLATORS } from './translators.ts';

const SAMPLES = 1_500;
const EVENT_NAMES = [
  'exception',
  'gen_ai.user.message',
  'gen_ai.tool.message',
  'gen_ai.choice',
  'gen_ai.client.inference.operation.details',
  'gen_ai.content.prompt',
  'gen_ai.evaluation.result',
];
const EVENT_KEYS = [
  'content',
  'role',
  'message',
  'tool_calls',
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.input.messages',
  'gen_ai.event.content',
  'gen_ai.evaluation.score.value',
  'exception.message',
];
/** Read by `full` only. */
const FULL_KEYS = [
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
  'gen_ai.response.finish_reasons',
  'ai.prompt.tools',
  'ai.response.reasoning',
  'ai.response.files',
  'ai.telemetry.metadata.tags',
  'ai.telemetry.metadata.__proto__',
  'llm.tools',
  'llm.messages.count',
  'agent.instructions',
  'tag.tags',
  'llm.input_messages.0.message.content',
  'llm.input_messages.0.message.contents.0.message_content.type',
  'llm.input_messages.0.message.tool_calls.0.tool_call.function.arguments',
  'llm.output_messages.0.message.content.0',
  'llm.tools.0.tool.json_schema',
  'llm.choices.0.completion.text',
  'retrieval.documents.0.document.metadata',
  'embedding.embeddings.0.embedding.vector',
  'gen_ai.prompt.0.content',
  'gen_ai.prompt.0.tool_calls',
  'gen_ai.completion.0.function_call.name',
  'llm.request.functions.0.parameters',
  'traceloop.association.properties.__proto__',
  'langfuse.observation.model.parameters',
  'langfuse.observation.metadata.tools',
  'langsmith.span.tags',
  'mastra.agent_run.input',
  'mastra.agent_run.output',
  'mlflow.chat.tools',
];
const SCOPE_OF_NAME: Readonly<Record<string, string>> = {
  call_llm: 'gcp.vertex.agent',
  'execute_tool x': 'gcp.vertex.agent',
  'claude_code.tool': 'com.anthropic.claude_code.tracing',
  'OpenAI.achat': 'llamaindex.opentelemetry.tracer',
  raw_gen_ai_request: 'litellm',
  provider_generation: 'goose',
};
/** Sends a sample down each convention's path; the values of all other attributes are at random. */
const MARKS: readonly { name?: string; scope: string; attributes: Readonly<Record<string, unknown>> }[] = [
  ...['agent', 'llm', 'tool', 'guardrail', 'scorer'].map((type) => ({
    scope: '@voltagent/core',
    attributes: { 'span.type': type },
  })),
  ...['ai.generateText', 'ai.streamText.doStream', 'ai.toolCall', 'ai.embed', 'ai.rerank'].map((id) => ({
    scope: 'ai',
    attributes: { 'ai.operationId': id },
  })),
  ...['chat', 'execute_tool', 'retrieval', 'agent_step', 'invoke_agent'].map((operation) => ({
    scope: 'gen_ai',
    attributes: { 'gen_ai.operation.name': operation },
  })),
  ...[
    'com.anthropic.claude_code.tracing',
    'gemini-cli',
    'goose',
    'gcp.vertex.agent',
    'litellm',
    'pydantic-ai',
    'logfire.openai',
    'strands.telemetry.tracer',
    'agent_framework',
    'semantic_kernel.connectors',
    'haystack',
    'llamaindex.opentelemetry.tracer',
    'genkit-tracer',
    'livekit-agents',
    'pipecat',
    'openlit.instrumentation',
    'com.anthropic.sdk.python',
  ].map((scope) => ({ scope, attributes: {} })),
  ...[
    'call_llm',
    'execute_tool x',
    'claude_code.tool',
    'OpenAI.achat',
    'raw_gen_ai_request',
    'provider_generation',
  ].map((name) => ({ name, scope: SCOPE_OF_NAME[name] ?? '', attributes: {} })),
  { scope: 'genkit-tracer', attributes: { 'genkit:metadata:subtype': 'model' } },
  { scope: 'haystack', attributes: { 'haystack.component.type': 'OpenAIChatGenerator' } },
  ...['LLM', 'TOOL', 'RETRIEVER', 'EMBEDDING', 'AGENT', 'RERANKER'].map((kind) => ({
    scope: '@arizeai/openinference-instrumentation-langchain',
    attributes: { 'openinference.span.kind': kind },
  })),
  ...['workflow', 'tool', 'agent', 'unknown'].map((kind) => ({
    scope: '@traceloop/instrumentation-anthropic',
    attributes: { 'traceloop.span.kind': kind },
  })),
  { scope: '', attributes: { 'llm.request.type': 'chat' } },
  ...['generation', 'tool', 'agent', 'span'].map((type) => ({
    scope: 'langfuse-sdk',
    attributes: { 'langfuse.observation.type': type },
  })),
  ...['llm', 'tool', 'retriever', 'chain'].map((kind) => ({
    scope: 'langsmith',
    attributes: { 'langsmith.span.kind': kind },
  })),
  ...['agent_run', 'model_inference', 'tool_call', 'workflow_step'].map((kind) => ({
    scope: '@mastra/otel-exporter',
    attributes: { 'mastra.span.type': kind },
  })),
  { scope: '', attributes: { 'mlflow.spanType': '"TOOL"' } },
  { scope: '', attributes: { 'mlflow.spanType': '"LLM"' } },
  { scope: '', attributes: {} },
];

describe('hostile spans', () => {
  it('are translated by every convention without an exception, index and full in agreement', () => {
    const random = createRandom(7);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const keys = [...INDEX_KEYS, ...FULL_KEYS];
    const attributesOf = (names: readonly string[]) =>
      Object.fromEntries(Array.from({ length: 12 }, () => [pick(names), createHostileValue(random)]));
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const mark = MARKS[sample % MARKS.length] ?? { scope: '', attributes: {} };
      const span = {
        name: mark.name ?? 'span',
        scope: mark.scope,
        statusCode: Math.floor(random() * 3),
        resource: { 'service.name': createHostileValue(random) },
        attributes: { ...attributesOf(keys), ...mark.attributes },
        events: [
          { name: pick(EVENT_NAMES), attributes: attributesOf(EVENT_KEYS) },
          { name: pick(EVENT_NAMES), attributes: attributesOf(EVENT_KEYS) },
        ],
      };
      readSample(span, (view) => {
        const full = translateSpan(view);
        // What the API sends must be JSON.
        expect(() => JSON.stringify(full)).not.toThrow();
        const record = toSpanRecord(view);
        expect(record.usage).toEqual(full.usage ?? {});
        expect(record).toMatchObject({ type: full.type, provider: full.provider ?? null });
        expect(record.sessionId).toBe(full.sessionId ?? null);
        const preview = toSpanPreview(view);
        expect(preview.input?.length ?? 0).toBeLessThanOrEqual(PREVIEW_MAX_LENGTH);
        expect(preview.output?.length ?? 0).toBeLessThanOrEqual(PREVIEW_MAX_LENGTH);
      });
    }
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  }, 60_000);

  it('reach every translator even undetected', () => {
    const random = createRandom(8);
    for (let sample = 0; sample < 500; sample += 1) {
      const attributes = Object.fromEntries(INDEX_KEYS.map((key) => [key, createHostileValue(random)]));
      readSample({ attributes }, (view) => {
        for (const translator of TRANSLATORS) {
          const { usage } = { ...translator.index(view), ...translator.full(view) };
          for (const count of Object.values(usage ?? {})) expect(count).toBeGreaterThanOrEqual(0);
          translator.content(view);
        }
      });
    }
  }, 60_000);
});
