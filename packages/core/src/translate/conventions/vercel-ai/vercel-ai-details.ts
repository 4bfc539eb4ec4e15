import { toPlainMap } from '@gander/protocol/plain-value';
import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readJson } from '../../attribute-contents.ts';
import { readFirstNumber, readText } from '../../attribute-values.ts';
import { type ParamKeys, readParams } from '../../read-params.ts';
import { readVercelAiContext } from './vercel-ai-context.ts';

const PARAM_KEYS: ParamKeys = {
  temperature: ['ai.settings.temperature'],
  maxTokens: ['ai.settings.maxOutputTokens', 'ai.settings.maxTokens'],
  topP: ['ai.settings.topP'],
  topK: ['ai.settings.topK'],
  frequencyPenalty: ['ai.settings.frequencyPenalty'],
  presencePenalty: ['ai.settings.presencePenalty'],
  seed: ['ai.settings.seed'],
  stop: ['ai.settings.stopSequences'],
  maxRetries: ['ai.settings.maxRetries'],
  maxSteps: ['ai.settings.maxSteps'],
  toolChoice: ['ai.prompt.toolChoice'],
  schema: ['ai.schema'],
};

const FIRST_CHUNK_MS_KEYS = ['ai.response.msToFirstChunk', 'ai.stream.msToFirstChunk'] as const;

/** Everything but content and index fields. Request headers stay out: they may hold credentials. */
export function readVercelAiDetails(span: SpanView): Partial<NormalizedSpan> {
  const { attributes } = span;
  const { tags, metadata } = readVercelAiContext(attributes);
  const name = readText(attributes, 'ai.telemetry.functionId');
  return pickDefined({
    subtype: readText(attributes, 'ai.operationId'),
    params: readParams(attributes, PARAM_KEYS),
    finishReasons: toFinishReasons(readJson(attributes, 'ai.response.finishReason')),
    responseId: readText(attributes, 'ai.response.id'),
    timeToFirstTokenMs: readFirstNumber(attributes, FIRST_CHUNK_MS_KEYS) ?? readFirstChunkEvent(span),
    agent: name === undefined ? undefined : { name },
    tags,
    metadata: { ...metadata, ...readProviderMetadata(attributes) },
  });
}

/** Some versions note it on the event alone. */
function readFirstChunkEvent(span: SpanView): number | undefined {
  const event = span.eventCount === 0 ? undefined : span.events().find(({ name }) => name === 'ai.stream.firstChunk');
  const value = event === undefined ? undefined : toPlainMap(event.attributes)[FIRST_CHUNK_MS_KEYS[0]];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

function readProviderMetadata(attributes: AttributeView): JsonObject {
  const providerMetadata = readJson(attributes, 'ai.response.providerMetadata');
  return providerMetadata === undefined ? {} : { providerMetadata };
}
