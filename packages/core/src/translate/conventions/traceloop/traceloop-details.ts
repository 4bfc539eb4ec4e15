import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';
import { type ParamKeys, readParams } from '../../read-params.ts';

const PARAM_KEYS: ParamKeys = {
  topP: ['gen_ai.request.top_p', 'llm.top_p'],
  topK: ['gen_ai.request.top_k', 'llm.top_k'],
  frequencyPenalty: ['gen_ai.request.frequency_penalty', 'llm.frequency_penalty'],
  presencePenalty: ['gen_ai.request.presence_penalty', 'llm.presence_penalty'],
  stop: ['gen_ai.request.stop_sequences', 'llm.chat.stop_sequences'],
  stream: ['gen_ai.is_streaming', 'llm.is_streaming'],
  reasoningEffort: ['gen_ai.request.reasoning_effort', 'llm.request.reasoning_effort'],
  responseFormat: ['gen_ai.request.structured_output_schema', 'llm.request.structured_output_schema'],
};

/** Attributes worth showing beside the content. `llm.headers` is not: it may hold credentials. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'traceloop.workflow.name': 'workflowName',
  'traceloop.entity.path': 'entityPath',
  'traceloop.entity.version': 'entityVersion',
  'traceloop.prompt.key': 'promptName',
  'traceloop.prompt.version': 'promptVersion',
  'traceloop.prompt.version_name': 'promptVersionName',
  'traceloop.prompt.version_hash': 'promptVersionHash',
  'traceloop.prompt.managed': 'promptManaged',
  'traceloop.prompt.template': 'promptTemplate',
  'traceloop.prompt.template_variables': 'promptVariables',
  'gen_ai.handoff.from_agent': 'handoffFrom',
  'gen_ai.handoff.to_agent': 'handoffTo',
  'gen_ai.agent.handoff_parent': 'handoffParent',
  'gen_ai.task.id': 'taskId',
  'gen_ai.task.kind': 'taskKind',
  'gen_ai.task.status': 'taskStatus',
  'gen_ai.workflow.nodes': 'workflowNodes',
  'gen_ai.workflow.edges': 'workflowEdges',
  'gen_ai.guardrail.name': 'guardrail',
  'gen_ai.guardrail.status': 'guardrailStatus',
  'gen_ai.openai.api_base': 'host',
  'db.system': 'database',
  'db.vector.query.top_k': 'topK',
};

const CONTEXT_PREFIX = 'traceloop.association.properties.';
const GRAPH_PREFIX = 'langgraph.';
const CREW_PREFIX = 'crewai.';
const NOTHING: ReadonlySet<string> = new Set();

/** Kinds whose name says more than the type they map to. */
const SUBTYPES: ReadonlySet<string> = new Set(['session', 'handoff']);

/** Everything but content and index fields. */
export function readTraceloopDetails(attributes: AttributeView): Partial<NormalizedSpan> {
  const kind = readText(attributes, 'traceloop.span.kind') ?? '';
  const agentName = readText(attributes, 'gen_ai.agent.name') ?? (kind === 'agent' ? readName(attributes) : undefined);
  return pickDefined({
    subtype: SUBTYPES.has(kind) ? kind : undefined,
    params: readParams(attributes, PARAM_KEYS),
    agent: agentName === undefined ? undefined : { name: agentName },
    metadata: readMetadata(attributes),
  });
}

function readName(attributes: AttributeView): string | undefined {
  return readText(attributes, 'traceloop.entity.name');
}

function readMetadata(attributes: AttributeView): JsonObject {
  const metadata = Object.create(null) as Record<string, JsonValue>;
  Object.assign(
    metadata,
    readPrefixedAttributes(attributes, GRAPH_PREFIX, NOTHING),
    readPrefixedAttributes(attributes, CREW_PREFIX, NOTHING),
    readPrefixedAttributes(attributes, CONTEXT_PREFIX, NOTHING),
  );
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(attributes, key);
    if (value !== undefined && value !== '') metadata[name] = value;
  }
  return metadata;
}
