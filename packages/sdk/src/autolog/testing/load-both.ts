import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A library as `import` and as `require` give it: two sets of classes, for most. */
export const FORMATS = ['ESM', 'CJS'] as const;
export type Format = (typeof FORMATS)[number];

/** Packages, and aliases of one version of them. */
const IMPORTS = {
  openai5: () => import('openai5'),
  openai6: () => import('openai6'),
  openai: () => import('openai'),
  'anthropic-0': () => import('anthropic-0'),
  'anthropic-0-native': () => import('anthropic-0-native'),
  '@anthropic-ai/sdk': () => import('@anthropic-ai/sdk'),
  'google-genai-1': () => import('google-genai-1'),
  'google-genai-2': () => import('google-genai-2'),
  '@google/genai': () => import('@google/genai'),
  '@langchain/core/prompts': () => import('@langchain/core/prompts'),
  '@langchain/core/runnables': () => import('@langchain/core/runnables'),
  '@langchain/core/tools': () => import('@langchain/core/tools'),
  '@langchain/langgraph': () => import('@langchain/langgraph'),
  '@langchain/langgraph/prebuilt': () => import('@langchain/langgraph/prebuilt'),
  '@langchain/openai': () => import('@langchain/openai'),
  '@modelcontextprotocol/sdk/client/index.js': () => import('@modelcontextprotocol/sdk/client/index.js'),
  '@modelcontextprotocol/sdk/inMemory.js': () => import('@modelcontextprotocol/sdk/inMemory.js'),
  '@modelcontextprotocol/sdk/server/mcp.js': () => import('@modelcontextprotocol/sdk/server/mcp.js'),
  '@modelcontextprotocol/client': () => import('@modelcontextprotocol/client'),
  '@modelcontextprotocol/server': () => import('@modelcontextprotocol/server'),
  '@openai/agents': () => import('@openai/agents'),
  'ai-5': () => import('ai-5'),
  'ai-6': () => import('ai-6'),
  'ai-sdk-openai-2': () => import('ai-sdk-openai-2'),
  'ai-sdk-openai-3': () => import('ai-sdk-openai-3'),
} satisfies Record<string, () => Promise<unknown>>;

/** What a library exports. */
export type Exports<Name extends LibraryName> = Awaited<ReturnType<(typeof IMPORTS)[Name]>>;

/** A library under test. */
export type LibraryName = keyof typeof IMPORTS;

/** Loads a package, or an alias of one version of it. */
export async function readLibrary<Library>(name: LibraryName, format: Format): Promise<Library> {
  return (format === 'ESM' ? await IMPORTS[name]() : require(name)) as Library;
}

/** The same, typed by what the package exports. */
export async function readExports<Name extends LibraryName>(name: Name, format: Format): Promise<Exports<Name>> {
  return readLibrary<Exports<Name>>(name, format);
}
