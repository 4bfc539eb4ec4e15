import { z } from 'zod';

export const usage = z.object({
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  totalTokens: z.number().optional(),
  cacheReadTokens: z.number().optional(),
  cacheWriteTokens: z.number().optional(),
  reasoningTokens: z.number().optional(),
  cacheWrite1hTokens: z.number().optional(),
  inputAudioTokens: z.number().optional(),
  outputAudioTokens: z.number().optional(),
});

/** How token counts were read, and the numbers as they were sent. */
export const usageAccount = z.object({
  rule: z.enum(['emitter', 'total', 'cache-exceeds-input', 'provider', 'no-cache', 'default']),
  input: z.enum(['as-sent', 'cache-added']),
  output: z.enum(['as-sent', 'reasoning-added']),
  raw: z.record(z.string(), z.number()),
});

/** The figure that counts, with where it comes from and what else was said. */
export const cost = z.object({
  totalUsd: z.number(),
  inputUsd: z.number().optional(),
  outputUsd: z.number().optional(),
  source: z.enum(['emitter', 'table', 'user']),
  emitter: z
    .object({
      totalUsd: z.number(),
      inputUsd: z.number().optional(),
      outputUsd: z.number().optional(),
      source: z.literal('emitter'),
    })
    .optional(),
  computed: z
    .object({
      inputUsd: z.number(),
      outputUsd: z.number(),
      totalUsd: z.number(),
      source: z.enum(['table', 'user']),
      rule: z.string(),
      priceRow: z.string(),
      table: z.string().optional(),
      validFrom: z.string().nullable(),
      /** The tier that the call was served at, where it is another price than the listed one. */
      tier: z.object({ name: z.string(), factor: z.number() }).optional(),
    })
    .optional(),
  isDisputed: z.literal(true).optional(),
});
