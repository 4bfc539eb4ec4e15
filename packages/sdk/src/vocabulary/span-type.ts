/**
 * What a span stands for. Any other upper-case word is a type too.
 *
 * Source: https://github.com/mlflow/mlflow/blob/master/mlflow/entities/span.py
 */
export const SpanType = {
  LLM: 'LLM',
  CHAIN: 'CHAIN',
  AGENT: 'AGENT',
  TOOL: 'TOOL',
  CHAT_MODEL: 'CHAT_MODEL',
  RETRIEVER: 'RETRIEVER',
  PARSER: 'PARSER',
  EMBEDDING: 'EMBEDDING',
  RERANKER: 'RERANKER',
  MEMORY: 'MEMORY',
  UNKNOWN: 'UNKNOWN',
  WORKFLOW: 'WORKFLOW',
  TASK: 'TASK',
  GUARDRAIL: 'GUARDRAIL',
  EVALUATOR: 'EVALUATOR',
} as const;

/** One of {@link SpanType}, or a word of your own. */
export type SpanType = (typeof SpanType)[keyof typeof SpanType] | (string & {});
