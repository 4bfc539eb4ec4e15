/** Wire spelling → the value that OpenTelemetry's `gen_ai.provider.name` defines for it. */
const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    openai: 'openai',
    anthropic: 'anthropic',
    'aws.bedrock': 'aws.bedrock',
    aws: 'aws.bedrock',
    'amazon-bedrock': 'aws.bedrock',
    bedrock: 'aws.bedrock',
    bedrock_converse: 'aws.bedrock',
    aws_bedrock: 'aws.bedrock',
    amazon_bedrock: 'aws.bedrock',
    bedrock_mantle: 'aws.bedrock',
    amazon: 'aws.bedrock',
    'azure.ai.openai': 'azure.ai.openai',
    'az.ai.openai': 'azure.ai.openai',
    'azure-openai': 'azure.ai.openai',
    azure_openai: 'azure.ai.openai',
    azure: 'azure.ai.openai',
    'azure-openai-responses': 'azure.ai.openai',
    azure_openai_chat: 'azure.ai.openai',
    azure_ai: 'azure.ai.inference',
    'azure-ai-inference': 'azure.ai.inference',
    azure_ai_inference: 'azure.ai.inference',
    'azure.ai.inference': 'azure.ai.inference',
    'az.ai.inference': 'azure.ai.inference',
    'gcp.gemini': 'gcp.gemini',
    'google.generative-ai': 'gcp.gemini',
    google_genai: 'gcp.gemini',
    gemini: 'gcp.gemini',
    google: 'gcp.gemini',
    google_ai_studio: 'gcp.gemini',
    'google-gla': 'gcp.gemini',
    googleai: 'gcp.gemini',
    'google-genai': 'gcp.gemini',
    google_generativeai: 'gcp.gemini',
    'google-generativeai': 'gcp.gemini',
    'gcp.vertex_ai': 'gcp.vertex_ai',
    'google.vertex': 'gcp.vertex_ai',
    vertex: 'gcp.vertex_ai',
    vertex_ai: 'gcp.vertex_ai',
    vertexai: 'gcp.vertex_ai',
    'vertex-ai': 'gcp.vertex_ai',
    vertex_ai_beta: 'gcp.vertex_ai',
    'google-vertex': 'gcp.vertex_ai',
    google_vertexai: 'gcp.vertex_ai',
    'google-vertexai': 'gcp.vertex_ai',
    google_vertex_ai: 'gcp.vertex_ai',
    google_anthropic_vertex: 'gcp.vertex_ai',
    'gcp.gen_ai': 'gcp.gen_ai',
    cohere: 'cohere',
    cohere_chat: 'cohere',
    'anthropic-messages': 'anthropic',
    claude: 'anthropic',
    mistral: 'mistral_ai',
    mistralai: 'mistral_ai',
    'mistral-ai': 'mistral_ai',
    mistral_ai: 'mistral_ai',
    groq: 'groq',
    deepseek: 'deepseek',
    perplexity: 'perplexity',
    xai: 'x_ai',
    grok: 'x_ai',
    'x-ai': 'x_ai',
    x_ai: 'x_ai',
    'ibm.watson.ai': 'ibm.watsonx.ai',
    'ibm.watsonx.ai': 'ibm.watsonx.ai',
    watsonx: 'ibm.watsonx.ai',
    'watsonx.ai': 'ibm.watsonx.ai',
    ibm: 'ibm.watsonx.ai',
    moonshot_ai: 'moonshot_ai',
    moonshotai: 'moonshot_ai',
    moonshot: 'moonshot_ai',
  }),
);

/** Frameworks that put their own name where the provider belongs: says nothing about who served the model. */
const FRAMEWORKS: ReadonlySet<string> = new Set([
  'strands-agents',
  'gcp.vertex.agent',
  'spring_ai',
  'langchain',
  'langgraph',
  'litellm',
  'crewai',
  'haystack',
  'autogen',
  'pydantic_ai',
  'openai_agents',
  'claude_agent_sdk',
  'llama_index',
  'mem0',
  'agno',
  'smolagents',
  'google_adk',
  'ag2',
  'gateway',
  'pydantic-ai',
  'openai-agents',
  'openai-agents-sdk',
  'claude-agent-sdk',
  'llamaindex',
  'llama-index',
  'google-adk',
  'langchain4j',
  'semantic_kernel',
  'semantic-kernel',
  'voltagent',
  'mastra',
  'vercel-ai',
  'agent_framework',
]);

/**
 * The canonical provider behind a wire value, `undefined` for a framework's name. AI SDK values carry the API after a
 * dot (`openai.responses`): longest known prefix wins. Unknown providers are kept as sent, cut at the first dot.
 *
 * @example toProvider('google.vertex.chat') // 'gcp.vertex_ai'
 */
export function toProvider(wire: string): string | undefined {
  const lower = wire.trim().toLowerCase();
  if (lower === '' || FRAMEWORKS.has(lower) || lower.startsWith('microsoft.agent_framework')) return undefined;
  for (let end = lower.length; end > 0; end = lower.lastIndexOf('.', end - 1)) {
    const canonical = CANONICAL.get(lower.slice(0, end));
    if (canonical !== undefined) return canonical;
  }
  return lower.split('.')[0];
}

/** A name that {@link toProvider} maps to something well known, e.g. the `openai` of a model `openai/gpt-4o`. */
export function isKnownProvider(wire: string): boolean {
  return CANONICAL.has(wire.toLowerCase());
}

/** Names that leave no doubt who makes the model. Order matters: cloud routes before makers. */
const MODEL_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^arn:aws:bedrock/, 'aws.bedrock'],
  [/^(?:(?:us|eu|apac|au|jp|ca|us-gov|global)\.)?[a-z0-9-]+\.[a-z0-9.-]+-v\d+:\d+$/, 'aws.bedrock'],
  // Newer models have no version; the name of a maker before the dot is Bedrock's alone.
  [
    /^(?:(?:us|eu|apac|au|jp|ca|us-gov|global)\.)?(?:anthropic|amazon|meta|cohere|mistral|ai21|deepseek|qwen|openai|writer)\.[a-z]/,
    'aws.bedrock',
  ],
  [/^(?:projects|publishers)\//, 'gcp.vertex_ai'],
  [/@\d{8}$/, 'gcp.vertex_ai'],
  [/^(?:models\/)?gemini-/, 'gcp.gemini'],
  [/^claude-/, 'anthropic'],
  [/^(?:gpt-|chatgpt-|o[134](?:-|$)|text-embedding-|ft:gpt-)/, 'openai'],
];

/** Who serves a model, told by its name; for emitters that do not say. `undefined` when the name proves nothing. */
export function inferProvider(model: string): string | undefined {
  for (const [shape, provider] of MODEL_SHAPES) {
    if (shape.test(model)) return provider;
  }
  return undefined;
}
