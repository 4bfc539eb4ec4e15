/** MLflow's span types (`mlflow/entities/span.py`) plus `GUARDRAIL` and `EVALUATOR`; any custom string is legal too. */
export const SPAN_TYPES = [
  'CHAT_MODEL',
  'LLM',
  'AGENT',
  'TOOL',
  'CHAIN',
  'RETRIEVER',
  'EMBEDDING',
  'RERANKER',
  'PARSER',
  'MEMORY',
  'WORKFLOW',
  'TASK',
  'GUARDRAIL',
  'EVALUATOR',
  'UNKNOWN',
] as const;

export type SpanType = (typeof SPAN_TYPES)[number] | (string & {});
