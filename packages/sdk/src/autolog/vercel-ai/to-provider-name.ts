/** The AI SDK's names for providers, which may have the API after a dot, under those of the conventions. */
const PROVIDERS: readonly (readonly [string, string])[] = [
  ['google.vertex', 'gcp.vertex_ai'],
  ['google', 'gcp.gemini'],
  ['azure', 'azure.ai.openai'],
  ['amazon-bedrock', 'aws.bedrock'],
  ['bedrock', 'aws.bedrock'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
];

/** @example toProviderName('openai.responses') // 'openai' */
export function toProviderName(provider: string | undefined): string | undefined {
  if (provider === undefined) return undefined;
  return PROVIDERS.find(([prefix]) => provider.startsWith(prefix))?.[1] ?? provider.split('.', 1)[0];
}
