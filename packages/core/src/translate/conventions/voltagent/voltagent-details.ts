import { toPlainMap } from '@gander/protocol/plain-value';
import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { toJsonValue } from '../../../json/to-json-value.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readFirstJson, readJson, readTexts } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import { type ParamKeys, readParams } from '../../read-params.ts';

const PARAM_KEYS: ParamKeys = {
  temperature: ['llm.temperature', 'ai.model.temperature'],
  maxTokens: ['llm.max_output_tokens', 'ai.model.max_tokens'],
  topP: ['llm.top_p', 'ai.model.top_p'],
  topK: ['llm.top_k', 'ai.model.top_k'],
  frequencyPenalty: ['llm.frequency_penalty', 'ai.model.frequency_penalty'],
  presencePenalty: ['llm.presence_penalty', 'ai.model.presence_penalty'],
  seed: ['llm.seed', 'ai.model.seed'],
  stop: ['llm.stop_sequences', 'ai.model.stop_sequences'],
  stream: ['llm.stream'],
  maxSteps: ['ai.model.max_steps'],
  toolChoice: ['llm.tool_choice'],
};

/** Attributes worth showing beside the content. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'guardrail.name': 'guardrail',
  'guardrail.direction': 'guardrailDirection',
  'guardrail.pass': 'guardrailPass',
  'guardrail.action': 'guardrailAction',
  'guardrail.message': 'guardrailMessage',
  'memory.operation': 'memoryOperation',
  'memory.message_count': 'memoryMessageCount',
  'retriever.name': 'retriever',
  'retriever.document_count': 'documentCount',
  'workflow.execution.id': 'workflowExecutionId',
  'workflow.state': 'workflowState',
  'workflow.step.type': 'workflowStepType',
  'workflow.step.name': 'workflowStepName',
  'agent.state': 'agentState',
  'agent.parent.name': 'parentAgent',
  'eval.scorer.name': 'scorer',
  'eval.expected': 'expected',
  'prompt.name': 'promptName',
  'prompt.version': 'promptVersion',
  'error.stage': 'errorStage',
  'error.code': 'errorCode',
};

/** Everything but content and index fields. */
export function readVoltAgentDetails(span: SpanView): Partial<NormalizedSpan> {
  const { attributes } = span;
  return pickDefined({
    subtype: readText(attributes, 'span.type'),
    params: readParams(attributes, PARAM_KEYS),
    finishReasons: toFinishReasons(readFirstJson(attributes, ['llm.finish_reason', 'ai.response.finish_reason'])),
    responseId: readText(attributes, 'ai.response.id'),
    agent: readAgent(attributes),
    tags: readTexts(attributes, 'tool.tags'),
    metadata: readMetadata(span),
  });
}

/** A sub-agent's spans name the supervisor as their entity and themselves as `subagent`. */
function readAgent(attributes: AttributeView): NormalizedSpan['agent'] {
  if (readText(attributes, 'entity.type') !== 'agent') return undefined;
  const agent = pickDefined({
    id: readText(attributes, 'subagent.id') ?? readText(attributes, 'entity.id'),
    name: readText(attributes, 'subagent.name') ?? readText(attributes, 'entity.name'),
  });
  return Object.keys(agent).length > 0 ? agent : undefined;
}

function readMetadata(span: SpanView): JsonObject {
  const { attributes } = span;
  const metadata: Record<string, JsonValue> = {};
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(attributes, key);
    if (value !== undefined) metadata[name] = value;
  }
  const evaluations = readEvaluations(span);
  if (evaluations.length > 0) metadata['evaluations'] = evaluations;
  return metadata;
}

/** A scorer's verdict: on its span, or as the event that ends it. */
function readEvaluations(span: SpanView): readonly JsonObject[] {
  const events = span.eventCount === 0 ? [] : span.events().filter(({ name }) => name === 'eval.scorer.result');
  const verdicts = events.map((event) => toEvaluation(toPlainMap(event.attributes), span.attributes));
  if (verdicts.length > 0 || readText(span.attributes, 'span.type') !== 'scorer') return verdicts;
  const own = toEvaluation(Object.create(null) as PlainMap, span.attributes);
  return 'score' in own ? [own] : [];
}

type PlainMap = ReturnType<typeof toPlainMap>;

function toEvaluation(event: PlainMap, attributes: AttributeView): JsonObject {
  const read = (name: string): JsonValue | undefined => {
    const value = event[`eval.scorer.${name}`] ?? attributes.get(`eval.scorer.${name}`);
    return value === undefined || value === null ? undefined : toJsonValue(value);
  };
  return pickDefined({
    name: read('name') ?? read('id'),
    score: read('score'),
    label: read('status'),
    explanation: read('reason'),
  });
}
