import type { JsonObject, JsonValue } from '../json-value.ts';
import { findObject, findText, isJsonList, isJsonObject } from '../json/json-fields.ts';
import type { MessagePart } from '../message.ts';
import { toToolInvocation } from './tool-invocation.ts';
import { toTypedPart } from './typed-part.ts';
import { toUntypedPart } from './untyped-part.ts';

/**
 * The parts of a message's content, whichever provider or framework wrote it: a bare text, one part or a list of parts.
 * What nobody knows is kept raw; nothing is dropped.
 */
export function toParts(content: JsonValue | undefined): readonly MessagePart[] {
  if (content === undefined || content === null) return [];
  return isJsonList(content) ? content.flatMap((part) => toPartsOfOne(part)) : toPartsOfOne(content);
}

function toPartsOfOne(value: JsonValue): readonly MessagePart[] {
  if (value === null) return [];
  if (typeof value === 'string') return [{ type: 'text', text: value }];
  if (!isJsonObject(value)) return [{ type: 'unknown', raw: value }];
  const invocation = toInvocation(value);
  if (invocation !== undefined) return invocation;
  return [toTypedPart(value) ?? toUntypedPart(value) ?? { type: 'unknown', raw: value }];
}

/** AI SDK 4 nests the invocation; 5 and later write the tool's name into the type: `tool-getWeather`. */
function toInvocation(part: JsonObject): readonly MessagePart[] | undefined {
  const type = findText(part, 'type') ?? '';
  if (type === 'tool-invocation') return toToolInvocation(findObject(part, 'toolInvocation') ?? part);
  if (type === 'dynamic-tool') return toToolInvocation(part);
  const isNamed = type.startsWith('tool-') && 'state' in part && 'toolCallId' in part;
  return isNamed ? toToolInvocation({ toolName: type.slice('tool-'.length), ...part }) : undefined;
}
