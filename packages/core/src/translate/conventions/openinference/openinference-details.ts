import type { AttributeView } from '@gander/protocol/span-view';

import { isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import { readFirstJson, readJson, readTexts } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toRequestParams } from '../../request-params.ts';
import { readOpenInferenceEvaluations } from './openinference-evaluations.ts';
import { readOpenInferenceMetadata } from './openinference-context.ts';

/** Attributes worth showing beside the content. `graph.node.id` differs from run to run, its name does not. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'llm.provider': 'host',
  'llm.prompt_template.template': 'promptTemplate',
  'llm.prompt_template.variables': 'promptVariables',
  'llm.prompt_template.version': 'promptVersion',
  'graph.node.name': 'graphNode',
  'reranker.top_k': 'topK',
};

/** Everything but content and index fields. */
export function readOpenInferenceDetails(attributes: AttributeView): Partial<NormalizedSpan> {
  const kind = readText(attributes, 'openinference.span.kind')?.toLowerCase();
  const request = readFirstJson(attributes, ['llm.invocation_parameters', 'embedding.invocation_parameters']);
  const agentName = readText(attributes, 'agent.name');
  return pickDefined({
    subtype: kind === 'prompt' ? kind : undefined,
    params: isJsonObject(request) ? toRequestParams(request) : undefined,
    finishReasons: toFinishReasons(readJson(attributes, 'llm.finish_reason')),
    agent: agentName === undefined ? undefined : { name: agentName },
    tags: readTexts(attributes, 'tag.tags'),
    metadata: readMetadata(attributes),
  });
}

function readMetadata(attributes: AttributeView): JsonObject {
  const metadata = Object.create(null) as Record<string, JsonValue>;
  Object.assign(metadata, readOpenInferenceMetadata(attributes));
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(attributes, key);
    if (value !== undefined && value !== '') metadata[name] ??= value;
  }
  const evaluations = readOpenInferenceEvaluations(attributes);
  if (evaluations.length > 0) metadata['evaluations'] ??= evaluations;
  return metadata;
}
