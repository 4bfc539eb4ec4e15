import type { SpanType } from '../../span-type.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

const TYPE_OF_SPAN: Readonly<Record<string, SpanType>> = {
  LLM: 'CHAT_MODEL',
  TOOL: 'TOOL',
  PIPELINE: 'CHAIN',
  EXECUTOR: 'CHAIN',
  EVALUATOR: 'EVALUATOR',
  HUMAN_EVALUATOR: 'EVALUATOR',
  EVALUATION: 'EVALUATOR',
};

/**
 * Laminar (`lmnr`), also below OpenHands and browser-use. Model calls use the GenAI or OpenLLMetry names beside it.
 * Source: https://docs.lmnr.ai/tracing
 */
export const laminar: Translator = toTranslator({
  name: 'laminar',
  title: 'Laminar',
  clues: [
    {
      keys: [
        'lmnr.span.type',
        'lmnr.span.input',
        'lmnr.span.output',
        'lmnr.span.path',
        'lmnr.span.instrumentation_source',
        'lmnr.association.properties.session_id',
        'lmnr.association.properties.user_id',
      ],
    },
  ],
  // A call answered from the cache keeps what it was under another name.
  types: [
    { key: 'lmnr.span.original_type', words: TYPE_OF_SPAN },
    { key: 'lmnr.span.type', words: TYPE_OF_SPAN },
  ],
  fields: {
    sessionId: ['lmnr.association.properties.session_id'],
    userId: ['lmnr.association.properties.user_id'],
    inputs: ['lmnr.span.input'],
    outputs: ['lmnr.span.output'],
    tags: ['lmnr.association.properties.tags', 'lmnr.association.properties.labels'],
  },
  metadata: { 'lmnr.association.properties.trace_type': 'traceType', 'lmnr.span.path': 'path' },
  metadataPrefixes: ['lmnr.association.properties.metadata.'],
  extension: {
    // `DEFAULT` is what Laminar calls a span it knows nothing of: anybody else's word counts more.
    index: ({ attributes }, { type }) =>
      type === undefined && !attributes.has('gen_ai.operation.name') && !attributes.has('openinference.span.kind')
        ? { type: 'CHAIN' }
        : {},
    full: (span, { tool }) => (tool === undefined ? {} : { tool: { name: span.name, ...tool } }),
  },
});
