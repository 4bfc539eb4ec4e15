import type { JsonValue } from '../json-value.ts';
import type { Message, ToolDefinition } from '../message.ts';
import type { Cost } from '../pricing/cost.ts';
import type { SessionGranularity } from '../session-granularity.ts';
import type { SpanType } from '../span-type.ts';
import type { UsageAccount } from '../usage/usage-account.ts';
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
  /** The counts as they were sent and the rule by which {@link usage} was read from them. */
  readonly usageAccount?: UsageAccount;
  /** The figure that counts. Translators give the emitter's. */
  readonly costUsd?: number;
  /** The emitter's figure in parts, where it gives them. */
  readonly emitterCost?: { readonly inputUsd?: number; readonly outputUsd?: number };
  /** The same with where it comes from; translators leave it to the price lists. */
  readonly cost?: Cost;
  readonly timeToFirstTokenMs?: number;
  readonly agent?: {
    readonly id?: string;
    readonly name?: string;
    readonly description?: string;
    readonly version?: string;
  };
  readonly sessionId?: string;
  /** What the session groups, where it is not a conversation; absent means that it is. */
  readonly sessionGranularity?: SessionGranularity;
  readonly userId?: string;
  readonly tags: readonly string[];
  /** Of `tags`, those that are a key with a value; the value is `''` where there is none. */
  readonly traceTags?: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, JsonValue>>;
  /** Where the program runs, e.g. `production`. */
  readonly environment?: string;
  /** Which build of the program, in its authors' words. */
  readonly release?: string;
  readonly error?: SpanError;
  /** Why content may be absent; `external`: it was stored elsewhere, and the metadata says where. */
  readonly content: 'full' | 'truncated' | 'redacted' | 'missing' | 'external';
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
  /** `warning`: somebody was asked, or stopped it; nothing failed. Absent means an error. */
  readonly level?: 'warning';
  readonly type?: string;
  readonly message?: string;
  readonly stack?: string;
}
