/**
 * Names of span attributes that MLflow and Gander servers understand.
 *
 * Source: https://github.com/mlflow/mlflow/blob/master/mlflow/tracing/constant.py
 */
export const SpanAttributeKey = {
  EXPERIMENT_ID: 'mlflow.experimentId',
  TRACE_ID: 'mlflow.traceRequestId',
  INPUTS: 'mlflow.spanInputs',
  OUTPUTS: 'mlflow.spanOutputs',
  SPAN_TYPE: 'mlflow.spanType',
  FUNCTION_NAME: 'mlflow.spanFunctionName',
  LOG_LEVEL: 'mlflow.spanLogLevel',
  CHAT_TOOLS: 'mlflow.chat.tools',
  TOKEN_USAGE: 'mlflow.chat.tokenUsage',
  MODEL: 'mlflow.llm.model',
  MODEL_PROVIDER: 'mlflow.llm.provider',
  LLM_COST: 'mlflow.llm.cost',
  MESSAGE_FORMAT: 'mlflow.message.format',
  LINKED_PROMPTS: 'mlflow.linkedPrompts',
  SESSION_ID: 'session.id',
  USER_ID: 'user.id',
} as const;
