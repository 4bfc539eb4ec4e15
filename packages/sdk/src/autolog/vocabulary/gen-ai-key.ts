/**
 * Attributes of OpenTelemetry's conventions for generative AI that autolog writes.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/
 */
export const GenAiKey = {
  OPERATION: 'gen_ai.operation.name',
  PROVIDER: 'gen_ai.provider.name',
  REQUEST_MODEL: 'gen_ai.request.model',
  RESPONSE_MODEL: 'gen_ai.response.model',
  RESPONSE_ID: 'gen_ai.response.id',
  FINISH_REASONS: 'gen_ai.response.finish_reasons',
  FIRST_CHUNK_SECONDS: 'gen_ai.response.time_to_first_chunk',
  INPUT_MESSAGES: 'gen_ai.input.messages',
  OUTPUT_MESSAGES: 'gen_ai.output.messages',
  SYSTEM_INSTRUCTIONS: 'gen_ai.system_instructions',
  TOOL_DEFINITIONS: 'gen_ai.tool.definitions',
  CONVERSATION_ID: 'gen_ai.conversation.id',
  AGENT_NAME: 'gen_ai.agent.name',
  TOOL_NAME: 'gen_ai.tool.name',
  TOOL_TYPE: 'gen_ai.tool.type',
  TOOL_DESCRIPTION: 'gen_ai.tool.description',
  TOOL_CALL_ID: 'gen_ai.tool.call.id',
  TOOL_ARGUMENTS: 'gen_ai.tool.call.arguments',
  TOOL_RESULT: 'gen_ai.tool.call.result',
  INPUT_TOKENS: 'gen_ai.usage.input_tokens',
  OUTPUT_TOKENS: 'gen_ai.usage.output_tokens',
  CACHE_READ_TOKENS: 'gen_ai.usage.cache_read.input_tokens',
  CACHE_CREATION_TOKENS: 'gen_ai.usage.cache_creation.input_tokens',
  CACHE_CREATION_1H_TOKENS: 'gen_ai.usage.cache_creation.1h_input_tokens',
  REASONING_TOKENS: 'gen_ai.usage.reasoning.output_tokens',
  INPUT_AUDIO_TOKENS: 'gen_ai.usage.details.input_audio_tokens',
  OUTPUT_AUDIO_TOKENS: 'gen_ai.usage.details.output_audio_tokens',
  EMBEDDING_DIMENSIONS: 'gen_ai.embeddings.dimension.count',
} as const;

/** Attributes of OpenTelemetry's general conventions. */
export const OtelKey = {
  ERROR_TYPE: 'error.type',
  STATUS_CODE: 'http.response.status_code',
  SERVER_ADDRESS: 'server.address',
  SERVER_PORT: 'server.port',
} as const;

/** The event at the moment the first piece of a streamed answer arrived. */
export const FIRST_TOKEN_EVENT = 'gen_ai.first_token';
