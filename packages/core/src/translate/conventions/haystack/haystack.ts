import type { SpanView } from '@gander/protocol/span-view';

import { isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import { readFirstJson, readJson, toJsonContent } from '../../attribute-contents.ts';
import { toConversation } from '../../conversation.ts';
import { toTranslator } from '../../declared/to-translator.ts';
import { readFirstValue } from '../../first-value.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { toHaystackMessages, toHaystackPrompt } from './haystack-messages.ts';
import { readHaystackReply } from './haystack-reply.ts';

const INPUT_KEYS = [
  'haystack.component.input',
  'haystack.agent.step.llm.input',
  'haystack.agent.step.tool.input',
  'haystack.agent.input',
  'haystack.pipeline.input_data',
] as const;
const OUTPUT_KEYS = [
  'haystack.component.output',
  'haystack.agent.step.llm.output',
  'haystack.agent.step.tool.output',
  'haystack.agent.output',
] as const;
/** `{}` in versions that write it when the pipeline starts. */
const PIPELINE_OUTPUT_KEY = 'haystack.pipeline.output_data';

/** An answer beyond this is not searched for its usage during ingest. */
const PARSE_LIMIT_CHARS = 1_048_576;

/**
 * Haystack's own tracing. Content needs `HAYSTACK_CONTENT_TRACING_ENABLED`; model and usage stand inside the replies.
 * Source: https://docs.haystack.deepset.ai/docs/tracing
 */
export const haystack: Translator = toTranslator({
  name: 'haystack',
  title: 'Haystack',
  clues: [
    { scopes: ['haystack'] },
    { keys: ['haystack.component.type', 'haystack.component.name', 'haystack.pipeline.input_data', ...INPUT_KEYS] },
  ],
  types: [
    {
      key: 'haystack.component.type',
      words: { Agent: 'AGENT', ToolInvoker: 'TOOL' },
      patterns: [
        [/Generator$/, 'CHAT_MODEL'],
        [/Retriever$/, 'RETRIEVER'],
        [/Embedder$/, 'EMBEDDING'],
        [/Ranker$/, 'RERANKER'],
        [/(?:Parser|Validator)$/, 'PARSER'],
        [/Evaluator$/, 'EVALUATOR'],
      ],
      otherwise: 'CHAIN',
    },
    {
      words: {
        'haystack.pipeline.run': 'WORKFLOW',
        'haystack.async_pipeline.run': 'WORKFLOW',
        'haystack.agent.run': 'AGENT',
        'haystack.agent.step': 'CHAIN',
        'haystack.agent.step.llm': 'CHAT_MODEL',
        'haystack.agent.step.tool': 'TOOL',
        'haystack.component.run': 'CHAIN',
      },
    },
  ],
  fields: {
    subtype: ['haystack.component.type'],
    inputs: INPUT_KEYS,
    outputs: OUTPUT_KEYS,
    toolName: ['haystack.tool.name'],
    toolDescription: ['haystack.tool.description'],
  },
  metadata: { 'haystack.component.name': 'component', 'haystack.component.visits': 'visits' },
  extension: {
    maps: {
      'model.response': ['haystack.component.output'],
      usage: ['haystack.component.output'],
      outputs: [PIPELINE_OUTPUT_KEY],
    },
    index: (span, { type }) => (type === 'CHAT_MODEL' ? readCallIndex(span) : {}),
    content: ({ attributes }) => {
      const output = attributes.get(PIPELINE_OUTPUT_KEY);
      return output === undefined || output === '{}' ? {} : { output };
    },
    full: (span, { type }) =>
      type === 'CHAT_MODEL' || type === 'AGENT' ? readConversation(span) : readPipelineOutput(span),
  },
});

function readPipelineOutput({ attributes }: SpanView): Partial<NormalizedSpan> {
  const outputs = readJson(attributes, PIPELINE_OUTPUT_KEY);
  const isPlaceholder = isJsonObject(outputs) && Object.keys(outputs).length === 0;
  return outputs === undefined || isPlaceholder ? {} : { outputs };
}

function readCallIndex({ attributes }: SpanView): Partial<SpanIndexFields> {
  const raw = readFirstValue(attributes, OUTPUT_KEYS);
  return typeof raw === 'string' && raw.length <= PARSE_LIMIT_CHARS ? readHaystackReply(toJsonContent(raw)) : {};
}

function readConversation({ attributes }: SpanView): Partial<NormalizedSpan> {
  const inputs = readFirstJson(attributes, INPUT_KEYS);
  const outputs = readFirstJson(attributes, OUTPUT_KEYS);
  const conversation = toConversation({ prompt: toHaystackPrompt(inputs), response: toHaystackMessages(outputs) });
  return pickDefined({ ...conversation, inputs, outputs });
}
