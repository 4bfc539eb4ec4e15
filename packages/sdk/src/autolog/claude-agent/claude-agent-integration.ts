import type { Integration } from '../integration.ts';

/** The Claude Agent SDK, which can be recorded, but not from outside: see `tracedQuery`. */
export const claudeAgentIntegration: Integration = {
  name: 'claude-agent',
  modules: ['@anthropic-ai/claude-agent-sdk'],
  advice: 'the Claude Agent SDK cannot be watched from outside. Call tracedQuery(query) in the place of its query.',
  patch: () => undefined,
};
