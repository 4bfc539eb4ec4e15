import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/** Effect's AI packages. What is not set is written as the word `undefined`. Source: https://effect.website/docs/ai/ */
export const effectAi: Translator = toTranslator({
  name: 'effect-ai',
  title: 'Effect AI',
  clues: [
    {
      keys: ['gen_ai.system', 'gen_ai.operation.name', 'gen_ai.request.model', 'tool', 'toolChoice'],
      spanPrefixes: ['LanguageModel.', 'EmbeddingModel.', 'Chat.', 'Toolkit.'],
    },
  ],
  types: [
    {
      patterns: [
        [/^LanguageModel\./, 'CHAT_MODEL'],
        [/^EmbeddingModel\./, 'EMBEDDING'],
        [/^Chat\./, 'CHAIN'],
        [/^Toolkit\./, 'TOOL'],
      ],
    },
  ],
  fields: { toolName: ['tool'], toolArguments: ['parameters'] },
});
