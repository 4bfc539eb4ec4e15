import type { JsonObject } from '../json-value.ts';
import { findField } from '../json/json-fields.ts';
import { pickDefined } from '../json/pick-defined.ts';
import type { MessagePart } from '../message.ts';
import { toToolCall, toToolResult } from './tool-parts.ts';

/** AI SDK UI messages: one part is the call and, once it ran, its result. `undefined` when it names no tool. */
export function toToolInvocation(part: JsonObject): readonly MessagePart[] | undefined {
  const call = toToolCall(pickDefined({ ...part, output: undefined, result: undefined }));
  if (call === undefined) return undefined;
  const hasResult = findField(part, 'output', 'result', 'errorText') !== undefined;
  return hasResult ? [call, toToolResult(part)] : [call];
}
