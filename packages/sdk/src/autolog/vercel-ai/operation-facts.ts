import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import type { SpanOptions } from '../../spans/start-span.ts';
import { toUsageAttributes } from '../calls/token-usage.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';
import { toProviderName } from './to-provider-name.ts';
import { readAiSdkUsage } from './read-usage.ts';

/** Operations that are one call of a model themselves, with no work below. */
const MODEL_OPERATIONS: Readonly<Record<string, { readonly operation: string; readonly spanType: SpanType }>> = {
  embed: { operation: 'embeddings', spanType: SpanType.EMBEDDING },
  embedMany: { operation: 'embeddings', spanType: SpanType.EMBEDDING },
  rerank: { operation: 'rerank', spanType: SpanType.RERANKER },
};

/** How the span of an operation or of one of its steps begins. */
export function describeOperation(type: string, event: unknown): SpanOptions {
  const model = MODEL_OPERATIONS[type];
  const modelId = readText(event, 'modelId');
  if (model !== undefined) {
    const provider = toProviderName(readText(event, 'provider'));
    return {
      name: modelId === undefined ? model.operation : `${model.operation} ${modelId}`,
      spanType: model.spanType,
      inputs: toInputs(event),
      attributes: pickDefined({
        [GenAiKey.OPERATION]: model.operation,
        [GenAiKey.REQUEST_MODEL]: modelId,
        [GenAiKey.PROVIDER]: provider,
        [SpanAttributeKey.MODEL]: modelId,
        [SpanAttributeKey.MODEL_PROVIDER]: provider,
      }),
    };
  }
  if (type === 'step') return { name: `step ${(readNumber(event, 'stepNumber') ?? 0) + 1}`, spanType: SpanType.CHAIN };
  const hasTools = Object.keys(readField(event, 'tools') ?? {}).length > 0;
  const name = readText(event, 'functionId');
  return {
    name: name ?? type,
    spanType: hasTools ? SpanType.AGENT : SpanType.CHAIN,
    inputs: toInputs(event),
    attributes: pickDefined({
      [GenAiKey.AGENT_NAME]: hasTools ? name : undefined,
      ...toIdentity(readField(event, 'runtimeContext')),
    }),
  };
}

/** What the program asked for, without the transport and with tools by name: their schemas are on the model's span. */
function toInputs(event: unknown): unknown {
  const tools = readField(event, 'tools');
  return pickDefined({
    instructions: readField(event, 'instructions') ?? readField(event, 'system'),
    prompt: readField(event, 'prompt'),
    messages: readField(event, 'messages'),
    value: readField(event, 'value'),
    values: readField(event, 'values'),
    query: readField(event, 'query'),
    documents: readField(event, 'documents'),
    tools: isRecord(tools) ? Object.keys(tools) : undefined,
  });
}

/** Session and user, where the program has let its runtime context into its telemetry. */
function toIdentity(context: unknown): Readonly<Record<string, unknown>> {
  const session = ['sessionId', 'threadId', 'conversationId'].map((key) => readText(context, key)).find(Boolean);
  return { [SpanAttributeKey.SESSION_ID]: session, [SpanAttributeKey.USER_ID]: readText(context, 'userId') };
}

/** The result of an operation, of a step or of a tool. */
export function readOperationOutputs(type: string, result: unknown): unknown {
  if (result === undefined) return undefined;
  if (type === 'executeTool') return readField(readField(result, 'output'), 'output') ?? readField(result, 'output');
  if (type === 'embed') return { embeddings: { count: 1 } };
  if (type === 'embedMany') return { embeddings: { count: readList(result, 'embeddings').length } };
  if (type === 'rerank') return readField(result, 'ranking');
  const last = readField(result, 'finalStep') ?? readList(result, 'steps').at(-1) ?? result;
  const content = readField(last, 'content');
  if (content === undefined) return readField(last, 'object') ?? undefined;
  return pickDefined({ role: 'assistant', content, finish_reason: readField(last, 'finishReason') });
}

/** Tokens of operations that call a model themselves; those of the others are on the calls below them. */
export function readOperationUsage(type: string, result: unknown): Readonly<Record<string, unknown>> {
  return MODEL_OPERATIONS[type] === undefined ? {} : toUsageAttributes(readAiSdkUsage(readField(result, 'usage')));
}
