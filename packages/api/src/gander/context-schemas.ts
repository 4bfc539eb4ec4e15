import { CONTEXT_KINDS } from '@gander/core/context/context-kind';
import { z } from 'zod';

import { message } from './message-schemas.ts';

const contextKind = z.enum(CONTEXT_KINDS);

const contextItem = z.object({
  kind: contextKind,
  /** Absent for the definitions of the tools, which are one item. */
  role: message.shape.role.optional(),
  /** Place in the span's `messages`. */
  messageIndex: z.number().optional(),
  tokens: z.number(),
  /** Its beginning. */
  preview: z.string(),
});

/** What filled the window of a model call, and what changed since the call before. */
export const spanContext = z.object({
  model: z.string().nullable(),
  /** What the model can take in at once, and which list says so. */
  window: z.object({ tokens: z.number(), source: z.string() }).nullable(),
  inputTokens: z.number(),
  /** Whether `inputTokens` was reported; else it is an estimate like all that it is made of. */
  isReported: z.boolean(),
  cacheReadTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  /** The most that the model was allowed to answer. */
  reservedTokens: z.number().nullable(),
  shares: z.array(z.object({ kind: contextKind, tokens: z.number(), itemCount: z.number() })),
  items: z.array(contextItem.extend({ change: z.enum(['kept', 'added', 'changed']).optional() })),
  /** The model call before this one, of the same agent. */
  previous: z
    .object({
      spanId: z.string(),
      name: z.string(),
      itemCount: z.number(),
      /** Items at the beginning that are the same. */
      sharedItems: z.number(),
      /** Tokens up to the first difference. */
      sharedTokens: z.number(),
      /** Absent where the prompt only grew. */
      firstDifference: z
        .object({ index: z.number(), offset: z.number(), before: z.string(), after: z.string() })
        .optional(),
      removed: z.array(contextItem.extend({ index: z.number() })),
    })
    .nullable(),
});

export type SpanContextBody = z.output<typeof spanContext>;
