import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import { SESSION_NAMES, USER_NAMES } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';
import { readJson, readTexts } from '../../attribute-contents.ts';
import { readFirstNumber, readText } from '../../attribute-values.ts';
import { type ParamKeys, readParams } from '../../read-params.ts';

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

/** These have fields of their own. */
const NAMED_METADATA: ReadonlySet<string> = new Set([...SESSION_NAMES, ...USER_NAMES, 'tags']);

/** Everything but content and index fields. Request headers stay out: they may hold credentials. */
export function readVercelAiDetails(attributes: AttributeView): Partial<NormalizedSpan> {
  const name = readText(attributes, 'ai.telemetry.functionId');
  return pickDefined({
    subtype: readText(attributes, 'ai.operationId'),
    params: readParams(attributes, PARAM_KEYS),
    finishReasons: toFinishReasons(readJson(attributes, 'ai.response.finishReason')),
    responseId: readText(attributes, 'ai.response.id'),
    timeToFirstTokenMs: readFirstNumber(attributes, FIRST_CHUNK_MS_KEYS),
    agent: name === undefined ? undefined : { name },
    tags: [
      ...readTexts(attributes, 'ai.telemetry.metadata.tags'),
      ...readTexts(attributes, 'ai.settings.context.tags'),
    ],
    metadata: readMetadata(attributes),
  });
}

function readMetadata(attributes: AttributeView): JsonObject {
  const providerMetadata = readJson(attributes, 'ai.response.providerMetadata');
  const metadata: Record<string, JsonValue> = Object.assign(
    Object.create(null) as Record<string, JsonValue>,
    readPrefixedAttributes(attributes, 'ai.settings.context.', NAMED_METADATA),
    readPrefixedAttributes(attributes, 'ai.telemetry.metadata.', NAMED_METADATA),
  );
  if (providerMetadata !== undefined) metadata['providerMetadata'] = providerMetadata;
  return metadata;
}
