import type { JsonObject } from '../json-value.ts';
import { findField, findObject } from '../json/json-fields.ts';
import type { MessagePart } from '../message.ts';
import { toMediaPart } from './media-part.ts';
import { toReasoningPart } from './reasoning-part.ts';
import { toToolCall, toToolResult } from './tool-parts.ts';

const MEDIA = ['image', 'audio', 'video', 'document'] as const;

/** A part of Gemini, Bedrock Converse or Genkit, which tell parts by the field that is there; `undefined` when none fits. */
export function toUntypedPart(part: JsonObject): MessagePart | undefined {
  if (typeof findField(part, 'type') === 'string') return undefined;
  const call = findObject(part, 'functionCall', 'function_call', 'toolUse', 'toolRequest');
  if (call !== undefined) return toToolCall(call);
  const result = findObject(part, 'functionResponse', 'function_response', 'toolResult', 'toolResponse');
  if (result !== undefined) return toToolResult(result);
  const code = findObject(part, 'executableCode', 'executable_code');
  if (code !== undefined) return toToolCall({ name: 'code_execution', arguments: code, builtin: true });
  const outcome = findObject(part, 'codeExecutionResult', 'code_execution_result');
  if (outcome !== undefined) return toToolResult({ name: 'code_execution', result: outcome, builtin: true });
  const reasoning = findObject(part, 'reasoningContent');
  if (reasoning !== undefined) return toReasoningPart(findObject(reasoning, 'reasoningText') ?? reasoning);
  if (findField(part, 'thought') === true) return toReasoningPart(part);
  const thought = findField(part, 'reasoning');
  if (typeof thought === 'string') return { type: 'reasoning', text: thought };
  const text = findField(part, 'text');
  return typeof text === 'string' ? { type: 'text', text } : toUntypedMedia(part);
}

function toUntypedMedia(part: JsonObject): MessagePart | undefined {
  const inline = findObject(part, 'inlineData', 'inline_data', 'fileData', 'file_data', 'media');
  if (inline !== undefined) return toMediaPart(inline, 'file');
  const kind = MEDIA.find((name) => findObject(part, name) !== undefined);
  return kind === undefined ? undefined : toMediaPart(part, kind);
}
