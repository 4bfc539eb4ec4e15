import type { SpanView } from '@gander/protocol/span-view';

import { readText } from '../../attribute-values.ts';
import type { Translator } from '../../translator.ts';

const SCOPE = 'gen_ai';
const DURATION_KEYS = ['gen_ai.execute_tool.duration', 'gen_ai.client.operation.duration'] as const;

/**
 * Vercel AI SDK 7 (`@ai-sdk/otel`) follows the GenAI conventions, which translate everything; this adds only whose
 * span it is. Other emitters use the scope name `gen_ai` too, hence the second piece of evidence.
 */
export const vercelAi7: Translator = {
  convention: 'vercel-ai',
  description: {
    title: 'Vercel AI SDK 7',
    evidence: [
      `scope \`${SCOPE}\` with attribute \`gen_ai.operation.name\` = \`agent_step\``,
      `scope \`${SCOPE}\` with attribute ${DURATION_KEYS.map((key) => `\`${key}\``).join(' or ')}`,
    ],
    maps: [],
  },
  indexKeys: ['gen_ai.operation.name', ...DURATION_KEYS],
  detect: isFromVercelAi7,
  index: () => ({ framework: 'vercel-ai' }),
  content: () => ({}),
  full: () => ({ framework: 'vercel-ai' }),
};

function isFromVercelAi7({ scopeName, attributes }: SpanView): boolean {
  if (scopeName !== SCOPE) return false;
  return (
    readText(attributes, 'gen_ai.operation.name') === 'agent_step' || DURATION_KEYS.some((key) => attributes.has(key))
  );
}
