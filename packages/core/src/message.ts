import type { JsonValue } from './json-value.ts';

/** One message of a conversation, whatever provider or framework wrote it. */
export interface Message {
  readonly role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  readonly name?: string;
  readonly parts: readonly MessagePart[];
  /** Canonical: `stop`, `length`, `tool_calls`, `content_filter`, `error`, or the provider's word in lower case. */
  readonly finishReason?: string;
}

export type MessagePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text?: string; readonly signature?: string; readonly redacted?: boolean }
  | {
      readonly type: 'tool_call';
      readonly id?: string;
      readonly name: string;
      readonly arguments: JsonValue;
      readonly server?: boolean;
    }
  | {
      readonly type: 'tool_result';
      readonly id?: string;
      readonly name?: string;
      readonly result: JsonValue;
      readonly isError?: boolean;
      readonly server?: boolean;
    }
  | {
      readonly type: 'image' | 'audio' | 'video' | 'document' | 'file';
      readonly url?: string;
      readonly data?: string;
      readonly mediaType?: string;
      readonly fileId?: string;
      readonly transcript?: string;
    }
  | { readonly type: 'refusal'; readonly text: string }
  | { readonly type: 'unknown'; readonly raw: JsonValue };

export interface ToolDefinition {
  readonly type: string;
  readonly name?: string;
  readonly description?: string;
  readonly parameters?: JsonValue;
}
