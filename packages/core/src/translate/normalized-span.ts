import type { JsonValue } from '../json-value.ts';
import type { Message, ToolDefinition } from '../message.ts';
import type { SpanType } from '../span-type.ts';
import type { Usage } from '../usage.ts';

/**
 * A span in Gander's own words, whatever convention its attributes followed. Every field is optional because every
 * emitter leaves something out: an absent field means "not said", never "zero".
 */
export interface NormalizedSpan {
  readonly type: SpanType;
  /** The emitter's own kind where it says more than `type`, e.g. `workflow-step`. */
  readonly subtype?: string;
  /** Which convention decided, e.g. `vercel-ai`, `voltagent`, `genai`. */
  readonly framework?: string;
  /** Never JSON inside a string. */
  readonly inputs?: JsonValue;
  readonly outputs?: JsonValue;
  /** The prompt as sent, system first. */
  readonly messages?: readonly Message[];
  /** One per choice. */
  readonly responseMessages?: readonly Message[];
  readonly tools?: readonly ToolDefinition[];
  readonly tool?: ToolExecution;
  readonly model?: { readonly request?: string; readonly response?: string };
  readonly provider?: string;
  readonly params?: Readonly<Record<string, JsonValue>>;
  readonly finishReasons?: readonly string[];
  readonly responseId?: string;
  readonly usage?: Usage;
  readonly costUsd?: number;
  readonly timeToFirstTokenMs?: number;
  readonly agent?: { readonly id?: string; readonly name?: string; readonly description?: string };
  readonly sessionId?: string;
  readonly userId?: string;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, JsonValue>>;
  readonly error?: SpanError;
  /** Why content may be absent. */
  readonly content: 'full' | 'truncated' | 'redacted' | 'missing';
}

export interface ToolExecution {
  readonly name?: string;
  readonly callId?: string;
  readonly description?: string;
  readonly arguments?: JsonValue;
  readonly result?: JsonValue;
  readonly isError?: boolean;
}

export interface SpanError {
  readonly type?: string;
  readonly message?: string;
  readonly stack?: string;
}
