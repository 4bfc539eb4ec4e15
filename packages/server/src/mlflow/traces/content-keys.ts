/**
 * Attributes of other conventions that MLflow's server takes over whole as inputs or outputs, in its order; what it puts together
 * of several is left to our own translators. Source: `mlflow/tracing/otel/translation/`.
 */
export const CONTENT_KEYS = {
  inputs: [
    'input.value',
    'gen_ai.input.messages',
    'gen_ai.tool.call.arguments',
    'traceloop.entity.input',
    'gcp.vertex.agent.llm_request',
    'gcp.vertex.agent.tool_call_args',
    'ai.toolCall.args',
    'lmnr.span.input',
    'langfuse.observation.input',
  ],
  outputs: [
    'output.value',
    'gen_ai.output.messages',
    'gen_ai.tool.call.result',
    'traceloop.entity.output',
    'gcp.vertex.agent.llm_response',
    'gcp.vertex.agent.tool_response',
    'ai.toolCall.result',
    'lmnr.span.output',
    'langfuse.observation.output',
  ],
} as const;
