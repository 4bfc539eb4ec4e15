import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../json-value.ts';
import { toFinishReasons } from '../../messages/finish-reason.ts';
import { readFirstJson, readJson, readTexts } from '../attribute-contents.ts';
import { readFirstNumber, readFirstText } from '../attribute-values.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import { readPrefixedAttributes } from '../prefixed-attributes.ts';
import { readParams } from '../read-params.ts';
import type { Convention } from './convention.ts';
import type { FieldKeys } from './field-keys.ts';

/** Everything but content and index fields. */
export function readDeclaredDetails(convention: Convention, { attributes }: SpanView): Partial<NormalizedSpan> {
  const { fields = {}, params } = convention;
  return pickDefined({
    subtype: readFirstText(attributes, fields.subtype ?? []),
    params: params === undefined ? undefined : readParams(attributes, params),
    finishReasons: toFinishReasons(readFirstJson(attributes, fields.finishReasons ?? [])),
    responseId: readFirstText(attributes, fields.responseId ?? []),
    timeToFirstTokenMs: readTimeToFirstToken(attributes, fields),
    agent: readAgent(attributes, fields),
    tags: fields.tags?.flatMap((key) => readTexts(attributes, key)),
    metadata: readMetadata(convention, attributes),
  });
}

function readTimeToFirstToken(attributes: AttributeView, fields: FieldKeys): number | undefined {
  const firstTokenMs = readFirstNumber(attributes, fields.timeToFirstTokenMs ?? []);
  if (firstTokenMs !== undefined) return firstTokenMs;
  const firstTokenSeconds = readFirstNumber(attributes, fields.timeToFirstTokenSeconds ?? []);
  return firstTokenSeconds === undefined ? undefined : firstTokenSeconds * 1000;
}

function readAgent(attributes: AttributeView, fields: FieldKeys): NormalizedSpan['agent'] {
  const agent = pickDefined({
    id: readFirstText(attributes, fields.agentId ?? []),
    name: readFirstText(attributes, fields.agentName ?? []),
    description: readFirstText(attributes, fields.agentDescription ?? []),
  });
  return Object.keys(agent).length > 0 ? agent : undefined;
}

function readMetadata({ metadata = {}, metadataPrefixes = [] }: Convention, attributes: AttributeView): JsonObject {
  const values = Object.create(null) as Record<string, JsonValue>;
  for (const prefix of metadataPrefixes) Object.assign(values, readPrefixedAttributes(attributes, prefix, NOTHING));
  for (const [key, name] of Object.entries(metadata)) {
    const value = readJson(attributes, key);
    if (value !== undefined && value !== '') values[name] = value;
  }
  return values;
}

const NOTHING: ReadonlySet<string> = new Set();
