/** Who serves the models at an address, under the names of `gen_ai.provider.name`; the longest ending wins. */
const PROVIDER_OF_HOST: readonly (readonly [string, string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure.ai.openai'],
  ['services.ai.azure.com', 'azure.ai.inference'],
  ['models.inference.ai.azure.com', 'azure.ai.inference'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'gcp.gemini'],
  ['aiplatform.googleapis.com', 'gcp.vertex_ai'],
  ['amazonaws.com', 'aws.bedrock'],
  ['api.groq.com', 'groq'],
  ['api.deepseek.com', 'deepseek'],
  ['api.mistral.ai', 'mistral_ai'],
  ['api.x.ai', 'x_ai'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.together.xyz', 'together_ai'],
  ['api.together.ai', 'together_ai'],
  ['api.fireworks.ai', 'fireworks'],
  ['api.cerebras.ai', 'cerebras'],
  ['openrouter.ai', 'openrouter'],
  ['api.moonshot.ai', 'moonshot_ai'],
  ['api.cohere.ai', 'cohere'],
  ['api.cohere.com', 'cohere'],
  ['router.huggingface.co', 'huggingface'],
];
/** Ollama's port, on whatever machine it runs. */
const OLLAMA_PORT = '11434';

/**
 * The provider behind a base URL. `undefined` for a host that is not known (a proxy, one's own vLLM): the model's name
 * tells more about who made it than a guess would.
 */
export function findProviderOfHost(baseUrl: unknown): string | undefined {
  const url = toUrl(baseUrl);
  if (url === undefined) return undefined;
  if (url.port === OLLAMA_PORT) return 'ollama';
  const { hostname } = url;
  return PROVIDER_OF_HOST.find(
    ([host]) => hostname === host || hostname.endsWith(`.${host}`) || hostname.endsWith(`-${host}`),
  )?.[1];
}

/** `server.address` and `server.port` of a base URL. */
export function toServerAttributes(baseUrl: unknown): Readonly<Record<string, unknown>> {
  const url = toUrl(baseUrl);
  if (url === undefined) return {};
  const port = url.port === '' ? { 'https:': 443, 'http:': 80 }[url.protocol] : Number(url.port);
  return { 'server.address': url.hostname, ...(port === undefined ? {} : { 'server.port': port }) };
}

function toUrl(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
}
