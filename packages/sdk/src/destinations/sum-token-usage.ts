import type { FinishedSpan } from '../processor/finished-span.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';

/** Counts of tokens, in the words of `mlflow.chat.tokenUsage`. */
export type TokenCounts = Record<string, number>;

/**
 * The tokens of a trace. A span below one that already counts is part of that count: an agent's sum and its model calls are
 * not added up. `undefined` when nothing was counted.
 */
export function sumTokenUsage(spans: readonly FinishedSpan[]): TokenCounts | undefined {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const usages = new Map(spans.map((span) => [span.spanId, findUsage(span)]));
  const isCounted = (span: FinishedSpan): boolean => {
    for (let id = span.parentSpanId, steps = 0; id !== undefined && steps < spans.length; steps += 1) {
      if (usages.get(id) !== undefined) return true;
      id = byId.get(id)?.parentSpanId;
    }
    return false;
  };
  let sum: TokenCounts | undefined;
  for (const span of spans) {
    const usage = usages.get(span.spanId);
    if (usage === undefined || isCounted(span)) continue;
    sum ??= {};
    for (const [key, value] of Object.entries(usage)) sum[key] = (sum[key] ?? 0) + value;
  }
  return sum;
}

function findUsage(span: FinishedSpan): TokenCounts | undefined {
  const text = span.attributes[SpanAttributeKey.TOKEN_USAGE];
  if (typeof text === 'string') {
    try {
      const entries = Object.entries(JSON.parse(text) as Readonly<Record<string, number>>).filter(
        ([, value]) => typeof value === 'number',
      );
      if (entries.length > 0) return Object.fromEntries<number>(entries);
    } catch {
      // Not ours: the GenAI attributes below may say it.
    }
  }
  const input = span.attributes['gen_ai.usage.input_tokens'];
  const output = span.attributes['gen_ai.usage.output_tokens'];
  if (typeof input !== 'number' && typeof output !== 'number') return undefined;
  const counts = { input_tokens: Number(input ?? 0), output_tokens: Number(output ?? 0) };
  return { ...counts, total_tokens: counts.input_tokens + counts.output_tokens };
}
