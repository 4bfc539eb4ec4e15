import type { JsonObject } from '../json-value.ts';
import { findField, findText } from '../json/json-fields.ts';
import type { MessagePart } from '../message.ts';
import { toMediaPart } from './media-part.ts';
import { toReasoningPart } from './reasoning-part.ts';
import { toToolCall, toToolResult } from './tool-parts.ts';

type PartReader = (part: JsonObject) => MessagePart | undefined;

const readText: PartReader = (part) => {
  const text = findField(part, 'text', 'content');
  return typeof text === 'string' ? { type: 'text', text } : undefined;
};
const readRefusal: PartReader = (part) => {
  const text = findText(part, 'refusal', 'text', 'content');
  return text === undefined ? undefined : { type: 'refusal', text };
};
const readImage: PartReader = (part) => toMediaPart(part, 'image');
const readAudio: PartReader = (part) => toMediaPart(part, 'audio');
const readVideo: PartReader = (part) => toMediaPart(part, 'video');
const readDocument: PartReader = (part) => toMediaPart(part, 'document');
const readFile: PartReader = (part) => toMediaPart(part, 'file');
/** Run by the provider itself; the mark is Pydantic AI's. */
const readServerCall: PartReader = (part) => toToolCall({ ...part, builtin: true });
const readServerResult: PartReader = (part) => toToolResult({ ...part, builtin: true });
const readToolError: PartReader = (part) =>
  toToolResult({ ...part, result: findField(part, 'error') ?? null, isError: true });

/** Source: the public API references of OpenAI, Anthropic, the AI SDK, Pydantic AI and the GenAI conventions. */
const READERS: Readonly<Record<string, PartReader>> = {
  text: readText,
  input_text: readText,
  output_text: readText,
  summary_text: readText,
  refusal: readRefusal,
  reasoning: toReasoningPart,
  reasoning_content: toReasoningPart,
  thinking: toReasoningPart,
  redacted_thinking: toReasoningPart,
  'redacted-reasoning': toReasoningPart,
  reasoning_text: toReasoningPart,
  thought: toReasoningPart,
  tool_call: toToolCall,
  'tool-call': toToolCall,
  tool_use: toToolCall,
  server_tool_call: toToolCall,
  server_tool_use: readServerCall,
  mcp_tool_use: readServerCall,
  function: toToolCall,
  function_call: toToolCall,
  tool_call_response: toToolResult,
  server_tool_call_response: toToolResult,
  'tool-result': toToolResult,
  'tool-error': readToolError,
  tool_result: toToolResult,
  mcp_tool_result: readServerResult,
  web_search_tool_result: readServerResult,
  function_call_output: toToolResult,
  function_response: toToolResult,
  image: readImage,
  image_url: readImage,
  'image-url': readImage,
  'image-data': readImage,
  input_image: readImage,
  image_file: readImage,
  audio: readAudio,
  'audio-url': readAudio,
  audio_url: readAudio,
  input_audio: readAudio,
  output_audio: readAudio,
  video: readVideo,
  'video-url': readVideo,
  video_url: readVideo,
  input_video: readVideo,
  document: readDocument,
  'document-url': readDocument,
  document_url: readDocument,
  blob: readFile,
  binary: readFile,
  uri: readFile,
  file: readFile,
  input_file: readFile,
  'file-data': readFile,
  'file-url': readFile,
  media: readFile,
  // Google's ADK, in the words of the Gemini API.
  file_data: readFile,
  inline_data: readFile,
};

/** A part that says what it is by its `type`; `undefined` for a type nobody knows or whose fields do not fit. */
export function toTypedPart(part: JsonObject): MessagePart | undefined {
  const type = findText(part, 'type', 'block_type');
  return type !== undefined && Object.hasOwn(READERS, type) ? READERS[type]?.(part) : undefined;
}
