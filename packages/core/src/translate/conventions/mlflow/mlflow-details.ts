import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { readJson } from '../../attribute-contents.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

/** Attributes worth showing beside the content; the last three are LiteLLM's. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'mlflow.spanFunctionName': 'functionName',
  'mlflow.message.format': 'messageFormat',
  'mlflow.linkedPrompts': 'linkedPrompts',
  'mlflow.trace.intermediate_outputs': 'intermediateOutputs',
  'mlflow.gateway.linkedTraceId': 'gatewayTraceId',
  call_type: 'callType',
  cache_hit: 'cacheHit',
};

/** Everything but content and index fields. */
export function readMlflowDetails(attributes: AttributeView): Partial<NormalizedSpan> {
  const metadata: Record<string, JsonValue> = {};
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(attributes, key);
    if (value !== undefined && value !== '') metadata[name] = value;
  }
  return pickDefined({ metadata: metadata satisfies JsonObject });
}
