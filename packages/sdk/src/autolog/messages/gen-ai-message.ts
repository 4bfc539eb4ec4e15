/**
 * A message in the words of OpenTelemetry's conventions, which every backend that follows them can show.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-input-messages.json
 */
export interface GenAiMessage {
  readonly role: string;
  readonly parts: readonly GenAiPart[];
  readonly name?: string;
  readonly finish_reason?: string;
}

/** One part of a message; `type` of a part that the conventions do not know is the provider's own. */
export interface GenAiPart {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** What a model may call. */
export interface GenAiTool {
  readonly type: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema. */
  readonly parameters?: unknown;
}

/** `undefined` for an empty text, which says nothing. */
export function toTextPart(text: unknown): GenAiPart | undefined {
  return typeof text === 'string' && text !== '' ? { type: 'text', content: text } : undefined;
}

/** A list without its gaps. */
export function listParts(parts: readonly (GenAiPart | undefined)[]): readonly GenAiPart[] {
  return parts.filter((part) => part !== undefined);
}
