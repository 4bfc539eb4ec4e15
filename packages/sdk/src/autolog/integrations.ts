import { anthropicIntegration } from './anthropic/anthropic-integration.ts';
import { claudeAgentIntegration } from './claude-agent/claude-agent-integration.ts';
import { googleIntegration } from './google/google-integration.ts';
import type { Integration } from './integration.ts';
import { langchainIntegration } from './langchain/langchain-integration.ts';
import { mcpIntegration } from './mcp/mcp-integration.ts';
import { openAiAgentsIntegration } from './openai-agents/openai-agents-integration.ts';
import { openAiIntegration } from './openai/openai-integration.ts';
import { aiIntegration } from './vercel-ai/ai-integration.ts';

/** Everything that `autolog` knows to watch. */
export const INTEGRATIONS = {
  openai: openAiIntegration,
  anthropic: anthropicIntegration,
  google: googleIntegration,
  ai: aiIntegration,
  langchain: langchainIntegration,
  'openai-agents': openAiAgentsIntegration,
  mcp: mcpIntegration,
  'claude-agent': claudeAgentIntegration,
} as const satisfies Record<string, Integration>;

/** A library's name in `autolog('…')`. */
export type IntegrationName = keyof typeof INTEGRATIONS;
