import type { Attributes } from '@opentelemetry/api';

import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import { TraceAttributeKey } from '../vocabulary/trace-attribute-key.ts';
import type { FinishedSpan } from './finished-span.ts';

/**
 * What becomes of prompts, completions, arguments and results: `true` keeps them, `false` leaves them out, `'metadata'`
 * keeps only how large they were.
 */
export type CaptureContent = boolean | 'metadata';

const CONTENT_KEYS: ReadonlySet<string> = new Set([
  SpanAttributeKey.INPUTS,
  SpanAttributeKey.OUTPUTS,
  SpanAttributeKey.CHAT_TOOLS,
  TraceAttributeKey.REQUEST_PREVIEW,
  TraceAttributeKey.RESPONSE_PREVIEW,
  'mlflow.trace.metadata.mlflow.traceInputs',
  'mlflow.trace.metadata.mlflow.traceOutputs',
  'input.value',
  'output.value',
  'input',
  'output',
  'mcp.request.argument',
  'db.query.text',
]);

/** Conventions of others under which content travels; the last word of each is a whole family of keys. */
const CONTENT_PATTERN = new RegExp(
  [
    String.raw`^gen_ai\.(?:input|output)\.(?:messages|type_content)`,
    String.raw`^gen_ai\.(?:system_instructions|tool\.definitions|tool\.call\.(?:arguments|result)|tool\.message)`,
    String.raw`^gen_ai\.(?:prompt|completion)(?:\.|$)`,
    String.raw`^gen_ai\.(?:event\.content|choice)`,
    String.raw`^llm\.(?:input_messages|output_messages|prompts|completions|tools|prompt_template|invocation_parameters)`,
    String.raw`^(?:retrieval|reranker)\.(?:documents|input_documents|output_documents|query)`,
    String.raw`^embedding\.embeddings`,
    String.raw`^(?:message|tool|tool_call)\.(?:content|parameters|function\.arguments|output)`,
    String.raw`^ai\.(?:prompt|response\.(?:text|object|toolCalls|reasoning|files)|toolCall\.(?:args|input|result|output)|values?|embeddings?|result)`,
    String.raw`^(?:traceloop\.entity|langfuse\.(?:observation|trace)|lmnr\.span|mastra\.[\w.]+)\.(?:input|output)`,
    String.raw`^(?:pydantic_ai\.all_messages|all_messages_events|final_result|agent\.(?:messages|input|output|instructions))`,
  ].join('|'),
);

/** Applies a policy to a span and its events. */
export function redactContent(span: FinishedSpan, capture: CaptureContent): void {
  if (capture === true) return;
  redactAttributes(span.attributes, capture);
  for (const [index, event] of span.events.entries()) {
    if (event.attributes === undefined) continue;
    const attributes = { ...event.attributes };
    redactAttributes(attributes, capture);
    // Events named by the GenAI conventions carry messages under plain names.
    if (event.name.startsWith('gen_ai.')) for (const key of ['content', 'message', 'arguments']) delete attributes[key];
    span.events[index] = { ...event, attributes };
  }
}

function redactAttributes(attributes: Attributes, capture: CaptureContent): void {
  for (const key of Object.keys(attributes)) {
    if (!CONTENT_KEYS.has(key) && !CONTENT_PATTERN.test(key)) continue;
    const value = attributes[key];
    if (capture === 'metadata') attributes[key] = `[${typeof value === 'string' ? value.length : 1} characters]`;
    else delete attributes[key];
  }
}

/** Shortens values that are too long, and says so in their place. JSON text stays JSON text. */
export function truncateAttributes(attributes: Attributes, limitBytes: number): void {
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (typeof value === 'string' && value.length > limitBytes) attributes[key] = truncateText(value, limitBytes);
  }
}

function truncateText(text: string, limit: number): string {
  const kept = `${text.slice(0, limit)}… [${text.length - limit} characters left out]`;
  return /^[[{"]/.test(text) ? JSON.stringify(kept) : kept;
}
