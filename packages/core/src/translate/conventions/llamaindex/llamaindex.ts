import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { toConversation } from '../../conversation.ts';
import { toTranslator } from '../../declared/to-translator.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readLlamaIndexEvents } from './llamaindex-events.ts';

/**
 * LlamaIndex's own OpenTelemetry package: a span is named after the method that ran, its content is in span events.
 * `run_id` names a run, not a session. A workflow that waits for a person ends as an error that is none.
 * Source: https://docs.llamaindex.ai/en/stable/module_guides/observability/
 */
export const llamaIndex: Translator = toTranslator({
  name: 'llamaindex',
  title: 'LlamaIndex',
  clues: [
    { scopes: ['llamaindex.opentelemetry.tracer'] },
    { keys: ['llamaindex.run_id', 'llamaindex.step_name', 'tags.llamaindex.run_id'] },
  ],
  types: [
    {
      patterns: [
        [/\.(?:_?a?stream_?)?_?a?chat$/, 'CHAT_MODEL'],
        [/\._?a?(?:stream_)?complete$/, 'LLM'],
        [/\._?a?retrieve$/, 'RETRIEVER'],
        [/embedding|\._?a?embed/i, 'EMBEDDING'],
        [/\._?a?postprocess_nodes$/, 'RERANKER'],
        [/\._?a?call_tool$/, 'TOOL'],
        [/Agent\w*\.run$/, 'AGENT'],
        [/\.run$/, 'WORKFLOW'],
      ],
    },
  ],
  metadata: { 'llamaindex.run_id': 'runId', 'tags.llamaindex.run_id': 'runId' },
  extension: { index: readIndex, full: readFull },
});

/** Only calls of a model have an answer worth opening during ingest. */
function readIndex(span: SpanView, { type }: Partial<SpanIndexFields>): Partial<SpanIndexFields> {
  if (span.eventCount === 0 || (type !== 'CHAT_MODEL' && type !== 'LLM')) return {};
  const { model, usage } = readLlamaIndexEvents(span.events());
  return pickDefined({ model: model === undefined ? undefined : { request: model }, usage });
}

function readFull(span: SpanView, { type }: Partial<NormalizedSpan>): Partial<NormalizedSpan> {
  if (span.eventCount === 0) return {};
  const { prompt, response, query, nodes, output } = readLlamaIndexEvents(span.events());
  if (type === 'RETRIEVER') return pickDefined({ inputs: query, outputs: nodes });
  if (prompt === undefined && response === undefined) return pickDefined({ outputs: output });
  return toConversation({ prompt, response });
}
