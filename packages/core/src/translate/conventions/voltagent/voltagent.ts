import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readFirstValue } from '../../first-value.ts';
import { readIdentity } from '../../identity.ts';
import { isKnownProvider, toProvider } from '../../provider.ts';
import { readCostUsd, readFirstText, readText } from '../../attribute-values.ts';
import type { SpanContent, SpanIndexFields, Translator } from '../../translator.ts';
import { readVoltAgentContent } from './voltagent-content.ts';
import { readVoltAgentDetails } from './voltagent-details.ts';
import { readVoltAgentUsage, VOLTAGENT_USAGE_KEYS } from './voltagent-usage.ts';

const SCOPES: ReadonlySet<string> = new Set(['@voltagent/core', 'voltagent-core']);
const MARKS = ['voltagent.operation_id', 'voltagent.conversation_id', 'voltagent.label'] as const;
const SESSION_KEYS = ['voltagent.conversation_id', 'conversation.id'] as const;

/** `span.type`, which VoltAgent writes on everything but agents and workflows. */
const TYPE_OF_SPAN: Readonly<Record<string, SpanType>> = {
  agent: 'AGENT',
  llm: 'CHAT_MODEL',
  tool: 'TOOL',
  memory: 'MEMORY',
  retriever: 'RETRIEVER',
  embedding: 'EMBEDDING',
  vector: 'RETRIEVER',
  guardrail: 'GUARDRAIL',
  middleware: 'CHAIN',
  summary: 'CHAIN',
  workflow: 'WORKFLOW',
  'workflow-step': 'TASK',
  scorer: 'EVALUATOR',
};

/** `entity.type`: children inherit it, so that it only counts where `span.type` is missing. */
const TYPE_OF_ENTITY: Readonly<Record<string, SpanType>> = { agent: 'AGENT', workflow: 'WORKFLOW' };

const MODEL_KEYS = ['llm.model', 'ai.model.name'] as const;
const PROVIDER_KEYS = ['llm.provider', 'ai.model.provider'] as const;
const COST_KEYS = ['usage.cost'] as const;
const INPUT_KEYS = ['input', 'llm.messages', 'agent.messages', 'guardrail.input.original', 'eval.input'] as const;
const OUTPUT_KEYS = ['output', 'guardrail.output.after', 'eval.output'] as const;

/** VoltAgent 1 and 2. Source: https://voltagent.dev/observability/ */
export const voltAgent: Translator = {
  convention: 'voltagent',
  description: {
    title: 'VoltAgent',
    evidence: [
      `scope ${[...SCOPES].map((scope) => `\`${scope}\``).join(' or ')}`,
      `attribute ${MARKS.map((key) => `\`${key}\``).join(' or ')}`,
    ],
    maps: [
      { field: 'type', keys: ['span.type', 'entity.type'] },
      { field: 'model.request', keys: MODEL_KEYS },
      { field: 'provider', keys: PROVIDER_KEYS },
      { field: 'usage', keys: VOLTAGENT_USAGE_KEYS },
      { field: 'costUsd', keys: COST_KEYS },
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs', keys: OUTPUT_KEYS },
    ],
  },
  indexKeys: [
    ...MARKS,
    ...SESSION_KEYS,
    'span.type',
    'entity.type',
    ...VOLTAGENT_USAGE_KEYS,
    ...MODEL_KEYS,
    ...PROVIDER_KEYS,
    ...COST_KEYS,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
  ],
  detect: ({ scopeName, attributes }) => SCOPES.has(scopeName) || attributes.hasAny(MARKS),
  index: readIndex,
  content: locateContent,
  full: (span) => {
    const index = readIndex(span);
    return { ...index, ...readVoltAgentDetails(span), ...readVoltAgentContent(span, index.type) };
  },
};

function readIndex({ attributes }: SpanView): Partial<SpanIndexFields> {
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'voltagent' };
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const { model, provider } = readModel(attributes);
  if (model !== undefined) fields.model = { request: model };
  if (provider !== undefined) fields.provider = provider;
  const usage = readVoltAgentUsage(attributes, provider);
  if (usage !== undefined) fields.usage = usage;
  const costUsd = readCostUsd(attributes, COST_KEYS);
  if (costUsd !== undefined) fields.costUsd = costUsd;
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  return fields;
}

function readType(attributes: AttributeView): SpanType | undefined {
  const spanType = readText(attributes, 'span.type');
  if (spanType !== undefined) return Object.hasOwn(TYPE_OF_SPAN, spanType) ? TYPE_OF_SPAN[spanType] : 'CHAIN';
  const entityType = readText(attributes, 'entity.type') ?? '';
  return Object.hasOwn(TYPE_OF_ENTITY, entityType) ? TYPE_OF_ENTITY[entityType] : undefined;
}

interface ModelIdentity {
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
}

/** `llm.model` may carry its provider: `openai/gpt-4o`. A slash inside a router's model name is left alone. */
function readModel(attributes: AttributeView): ModelIdentity {
  const model = readFirstText(attributes, MODEL_KEYS);
  const wireProvider = readFirstText(attributes, PROVIDER_KEYS);
  const slash = model?.indexOf('/') ?? -1;
  if (model !== undefined && slash > 0) {
    const prefix = model.slice(0, slash);
    const isProvider = wireProvider === undefined ? isKnownProvider(prefix) : prefix === wireProvider;
    if (isProvider) return { model: model.slice(slash + 1), provider: toProvider(wireProvider ?? prefix) };
  }
  return { model, provider: wireProvider === undefined ? undefined : toProvider(wireProvider) };
}

function locateContent({ attributes }: SpanView): SpanContent {
  return { input: readFirstValue(attributes, INPUT_KEYS), output: readFirstValue(attributes, OUTPUT_KEYS) };
}
