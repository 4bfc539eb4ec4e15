import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/**
 * Spans that Anthropic's SDKs and API write themselves, named `anthropic.<resource>.<method>` and
 * `anthropic.tool_use <tool>`. The attributes are those of the GenAI conventions.
 */
export const anthropicSdk: Translator = toTranslator({
  name: 'anthropic-sdk',
  title: 'Anthropic SDK',
  clues: [{ scopePrefixes: ['com.anthropic.sdk', 'com.anthropic.claude-platform'] }],
  types: [
    {
      patterns: [
        [/^anthropic\.tool_use\b/, 'TOOL'],
        [/^anthropic\.(?:beta\.)?messages\.count_tokens\b/, 'CHAIN'],
        [/^anthropic\.(?:beta\.)?messages\./, 'CHAT_MODEL'],
        [/^anthropic\.(?:beta\.)?completions\./, 'LLM'],
      ],
    },
  ],
  extension: {
    index: (_span, { type }) => (type === 'CHAT_MODEL' || type === 'LLM' ? { provider: 'anthropic' } : {}),
    full: ({ name }, { tool }) => {
      const toolName = /^anthropic\.tool_use (.+)$/.exec(name)?.[1];
      return tool === undefined || toolName === undefined ? {} : { tool: { name: toolName, ...tool } };
    },
  },
});
