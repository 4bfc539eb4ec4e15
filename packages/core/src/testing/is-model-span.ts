import type { SpanType } from '../span-type.ts';

const MODEL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM', 'EMBEDDING', 'RERANKER', 'AGENT']);

/** Does the span stand for calls of a model, rather than for a function around one? */
export function isModelSpan({ type }: { readonly type: SpanType }): boolean {
  return MODEL_TYPES.has(type);
}
