import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { readJson, readTexts } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readLangfuseCostParts } from './langfuse-cost.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';
import { toRequestParams } from '../../request-params.ts';

const TYPE_KEY = 'langfuse.observation.type';
const PARAMETERS_KEY = 'langfuse.observation.model.parameters';
const FIRST_TOKEN_KEY = 'langfuse.observation.completion_start_time';
const METADATA_PREFIXES = ['langfuse.trace.metadata.', 'langfuse.observation.metadata.'] as const;
const TAG_KEYS = ['langfuse.trace.tags', 'langfuse.tags'] as const;
const NOTHING: ReadonlySet<string> = new Set();

/** Attributes worth showing beside the content. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'langfuse.trace.name': 'traceName',
  'langfuse.version': 'version',
  [FIRST_TOKEN_KEY]: 'completionStart',
  'langfuse.observation.prompt.name': 'promptName',
  'langfuse.observation.prompt.version': 'promptVersion',
};

/** Everything but content and index fields. */
export function readLangfuseDetails(span: SpanView): Partial<NormalizedSpan> {
  const { attributes } = span;
  const parameters = readJson(attributes, PARAMETERS_KEY);
  const type = readText(attributes, TYPE_KEY);
  return pickDefined({
    subtype: type === 'event' ? type : undefined,
    params: isJsonObject(parameters) ? toRequestParams(parameters) : undefined,
    timeToFirstTokenMs: readTimeToFirstToken(span),
    emitterCost: readLangfuseCostParts(attributes),
    tags: TAG_KEYS.flatMap((key) => readTexts(attributes, key)),
    metadata: readMetadata(attributes),
  });
}

/** The moment of the first token, an ISO time in JSON's quotes. */
function readTimeToFirstToken({ attributes, startUnixNano }: SpanView): number | undefined {
  const text = readJson(attributes, FIRST_TOKEN_KEY);
  const firstTokenMs = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  const elapsedMs = firstTokenMs - Number(startUnixNano) / 1e6;
  return elapsedMs >= 0 ? elapsedMs : undefined;
}

function readMetadata(attributes: AttributeView): JsonObject {
  const metadata = Object.create(null) as Record<string, JsonValue>;
  for (const prefix of METADATA_PREFIXES) {
    // Metadata that is no object has no names to be put under.
    const whole = readJson(attributes, prefix.slice(0, -1));
    if (isJsonObject(whole)) Object.assign(metadata, whole);
    else if (whole !== undefined && whole !== '') metadata['metadata'] = whole;
    Object.assign(metadata, readPrefixedAttributes(attributes, prefix, NOTHING));
  }
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(attributes, key);
    if (value !== undefined && value !== '') metadata[name] = value;
  }
  return metadata;
}
