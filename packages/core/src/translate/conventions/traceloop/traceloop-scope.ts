/** OpenLLMetry for JavaScript names its scopes after its packages. */
const JS_PREFIX = '@traceloop/';

/** OpenLLMetry for Python shares its prefix with OpenTelemetry's own instrumentations, so that the library decides. */
const PYTHON_PREFIX = 'opentelemetry.instrumentation.';
const PYTHON_LIBRARIES: ReadonlySet<string> = new Set([
  'alephalpha',
  'agno',
  'anthropic',
  'bedrock',
  'chromadb',
  'cohere',
  'crewai',
  'google_generativeai',
  'groq',
  'haystack',
  'lancedb',
  'langchain',
  'llamaindex',
  'marqo',
  'mcp',
  'milvus',
  'mistralai',
  'ollama',
  'openai',
  'openai_agents',
  'pinecone',
  'qdrant',
  'replicate',
  'sagemaker',
  'together',
  'transformers',
  'vertexai',
  'voyageai',
  'watsonx',
  'weaviate',
  'writer',
]);

/** Is this an instrumentation of OpenLLMetry? Asked for every span at ingest. */
export function isTraceloopScope(scopeName: string): boolean {
  return scopeName.startsWith(JS_PREFIX) || isTraceloopPythonScope(scopeName) || scopeName === 'traceloop.tracer';
}

/** e.g. `opentelemetry.instrumentation.openai.v1`, but not OpenTelemetry's own `…openai_v2`. */
export function isTraceloopPythonScope(scopeName: string): boolean {
  if (!scopeName.startsWith(PYTHON_PREFIX)) return false;
  const [library = ''] = scopeName.slice(PYTHON_PREFIX.length).split('.', 1);
  return PYTHON_LIBRARIES.has(library);
}

/**
 * Instrumentations that pass on Anthropic's own counts, which leave the cache out of the input: those for JavaScript up
 * to this version. Those for Python add the cache to the input.
 */
export function isTraceloopRawAnthropic(scopeName: string, scopeVersion: string): boolean {
  if (scopeName !== '@traceloop/instrumentation-anthropic') return false;
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(scopeVersion) ?? [];
  return Number(major) === 0 && Number(minor) <= LAST_RAW_MINOR;
}

const LAST_RAW_MINOR = 27;
