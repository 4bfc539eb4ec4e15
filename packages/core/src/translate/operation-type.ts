import type { SpanType } from '../span-type.ts';

/**
 * `gen_ai.operation.name` → span type: the values that OpenTelemetry defines and those that frameworks add.
 * Source: OpenTelemetry GenAI semantic conventions, attribute registry.
 */
const TYPES: ReadonlyMap<string, SpanType> = new Map(
  Object.entries<SpanType>({
    chat: 'CHAT_MODEL',
    generate_content: 'CHAT_MODEL',
    response: 'CHAT_MODEL',
    responses: 'CHAT_MODEL',
    aresponses: 'CHAT_MODEL',
    completion: 'CHAT_MODEL',
    acompletion: 'CHAT_MODEL',
    generate: 'CHAT_MODEL',
    'chat.completions': 'CHAT_MODEL',
    'chat.streaming_completions': 'CHAT_MODEL',
    llm_call: 'CHAT_MODEL',
    llm_request: 'CHAT_MODEL',
    anthropic_messages: 'CHAT_MODEL',
    agenerate_content: 'CHAT_MODEL',
    'chat.completion': 'CHAT_MODEL',
    chat_completion: 'CHAT_MODEL',
    chat_completions: 'CHAT_MODEL',
    text_completion: 'LLM',
    atext_completion: 'LLM',
    'text.completions': 'LLM',
    'text.streaming_completions': 'LLM',
    image_generation: 'LLM',
    aimage_generation: 'LLM',
    image: 'LLM',
    audio: 'LLM',
    speech: 'LLM',
    aspeech: 'LLM',
    transcription: 'LLM',
    atranscription: 'LLM',
    tts: 'LLM',
    stt: 'LLM',
    realtime: 'LLM',
    invoke_agent: 'AGENT',
    create_agent: 'AGENT',
    plan: 'AGENT',
    agent_call: 'AGENT',
    browser_run: 'AGENT',
    execute_tool: 'TOOL',
    tool_call: 'TOOL',
    'tools/call': 'TOOL',
    invoke_workflow: 'WORKFLOW',
    execute_task: 'TASK',
    agent_step: 'CHAIN',
    execute_event_loop_cycle: 'CHAIN',
    handoff: 'CHAIN',
    goto: 'CHAIN',
    retrieval: 'RETRIEVER',
    retrieve: 'RETRIEVER',
    vector_db_retrieve: 'RETRIEVER',
    embeddings: 'EMBEDDING',
    embedding: 'EMBEDDING',
    embed: 'EMBEDDING',
    aembedding: 'EMBEDDING',
    rerank: 'RERANKER',
    arerank: 'RERANKER',
    guardrail: 'GUARDRAIL',
    'guardrail.run': 'GUARDRAIL',
    guard: 'GUARDRAIL',
    moderation: 'GUARDRAIL',
    amoderation: 'GUARDRAIL',
    judge_evaluation: 'EVALUATOR',
  }),
);

/** Operations whose type says less than their name: the name is kept as the span's subtype. */
const PLAIN_NAMES: ReadonlySet<string> = new Set([
  'chat',
  'generate_content',
  'text_completion',
  'invoke_agent',
  'execute_tool',
  'invoke_workflow',
  'retrieval',
  'embeddings',
]);

/** `undefined` for an operation nobody defined. */
export function toOperationType(operation: string): SpanType | undefined {
  const type = TYPES.get(operation);
  if (type !== undefined) return type;
  return /_memory(?:_store)?$/.test(operation) ? 'MEMORY' : undefined;
}

/** The operation where it says more than the span's type, e.g. `agent_step` of a CHAIN. */
export function toOperationSubtype(operation: string): string | undefined {
  return PLAIN_NAMES.has(operation) ? undefined : operation;
}
