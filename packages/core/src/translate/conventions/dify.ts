import { readNumber } from '../attribute-values.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

const FIRST_TOKEN_NANOS_KEY = 'gen_ai.user.time_to_first_token';
const NANOS_PER_MS = 1e6;

/** Dify's OpenTelemetry exporters; its Phoenix and Langfuse exporters speak the conventions of those. */
export const dify: Translator = toTranslator({
  name: 'dify',
  title: 'Dify',
  clues: [
    { values: ['gen_ai.framework', ['dify']] },
    { keys: ['dify.app_id', 'dify.tenant_id', 'dify.workflow_id', 'dify.workflow_run_id', 'dify.message.id'] },
  ],
  types: [
    {
      key: 'gen_ai.span.kind',
      words: {
        LLM: 'CHAT_MODEL',
        TOOL: 'TOOL',
        RETRIEVER: 'RETRIEVER',
        RERANKER: 'RERANKER',
        EMBEDDING: 'EMBEDDING',
        AGENT: 'AGENT',
        WORKFLOW: 'WORKFLOW',
        TASK: 'TASK',
        CHAIN: 'CHAIN',
      },
    },
  ],
  fields: {
    inputs: ['gen_ai.input.messages', 'gen_ai.prompt', 'retrieval.query', 'input.value'],
    outputs: ['gen_ai.output.messages', 'gen_ai.completion', 'retrieval.document', 'output.value'],
    toolName: ['gen_ai.tool.name', 'tool.name'],
    toolDescription: ['tool.description'],
    toolArguments: ['gen_ai.tool.call.arguments', 'tool.parameters', 'input.value'],
    toolResult: ['gen_ai.tool.call.result', 'output.value'],
    finishReasons: ['gen_ai.response.finish_reasons', 'gen_ai.response.finish_reason'],
  },
  metadataPrefixes: ['dify.'],
  extension: {
    maps: { 'timeToFirstTokenMs (from nanoseconds)': [FIRST_TOKEN_NANOS_KEY] },
    full: ({ attributes }) => {
      const firstTokenNanos = readNumber(attributes, FIRST_TOKEN_NANOS_KEY);
      return firstTokenNanos === undefined ? {} : { timeToFirstTokenMs: firstTokenNanos / NANOS_PER_MS };
    },
  },
});
