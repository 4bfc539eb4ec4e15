import type { SpanView } from '@gander/protocol/span-view';

import { readText } from '../../attribute-values.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readVercelAiContext } from './vercel-ai-context.ts';
import { readVercelAiIdentity, VERCEL_AI_SESSION_KEYS, VERCEL_AI_USER_KEYS } from './vercel-ai-identity.ts';

const SCOPE = 'gen_ai';
const DURATION_KEYS = ['gen_ai.execute_tool.duration', 'gen_ai.client.operation.duration'] as const;
const CONTEXT_KEYS = [...VERCEL_AI_SESSION_KEYS, ...VERCEL_AI_USER_KEYS];

/**
 * Vercel AI SDK 7 (`@ai-sdk/otel`) follows the GenAI conventions, which translate everything; this adds whose span it
 * is and what the application says about itself. Other emitters use the scope name `gen_ai` too, hence the second piece
 * of evidence.
 */
export const vercelAi7: Translator = {
  convention: 'vercel-ai',
  description: {
    title: 'Vercel AI SDK 7',
    evidence: [
      `scope \`${SCOPE}\` with attribute \`gen_ai.operation.name\` = \`agent_step\``,
      `scope \`${SCOPE}\` with attribute ${[...DURATION_KEYS, ...CONTEXT_KEYS].map((key) => `\`${key}\``).join(' or ')}`,
    ],
    maps: [
      { field: 'sessionId', keys: VERCEL_AI_SESSION_KEYS },
      { field: 'userId', keys: VERCEL_AI_USER_KEYS },
    ],
  },
  indexKeys: ['gen_ai.operation.name', ...DURATION_KEYS, ...CONTEXT_KEYS],
  detect: isFromVercelAi7,
  index: readIndex,
  content: () => ({}),
  full: (span) => ({ ...readIndex(span), ...readVercelAiContext(span.attributes) }),
};

function readIndex({ attributes }: SpanView): Partial<SpanIndexFields> {
  return { framework: 'vercel-ai', ...readVercelAiIdentity(attributes) };
}

function isFromVercelAi7({ scopeName, attributes }: SpanView): boolean {
  if (scopeName !== SCOPE) return false;
  return (
    attributes.hasAny(DURATION_KEYS) ||
    attributes.hasAny(CONTEXT_KEYS) ||
    readText(attributes, 'gen_ai.operation.name') === 'agent_step'
  );
}
