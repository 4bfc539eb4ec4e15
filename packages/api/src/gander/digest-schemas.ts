import { z } from 'zod';

/** What a span is called and fingerprints of what it said: enough to draw a graph of a trace and to compare two. */
export const spanDigest = z.object({
  spanId: z.string(),
  /** The name of the agent, tool or node of a graph, where the span says one. */
  label: z.string().optional(),
  /** A node of the framework's own graph. */
  isNode: z.boolean().optional(),
  /** Equal for equal inputs; absent where there are none. */
  input: z.string().optional(),
  output: z.string().optional(),
});

/** What a span was given, what came of it and why it failed, each as one line of at most a thousand characters. */
export const spanLine = z.object({
  spanId: z.string(),
  input: z.string().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
});

export type SpanLineBody = z.output<typeof spanLine>;

export type SpanDigestBody = z.output<typeof spanDigest>;
