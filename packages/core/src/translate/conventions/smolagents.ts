import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/**
 * smolagents, on top of OpenInference. `smolagents.task` is that of the turn before, so that `input.value` is shown;
 * a tool's span carries its class, and its own name in `tool.name`.
 */
export const smolagents: Translator = toTranslator({
  name: 'smolagents',
  title: 'smolagents',
  clues: [
    { scopes: ['openinference.instrumentation.smolagents'] },
    { keys: ['smolagents.max_steps', 'smolagents.tools_names', 'smolagents.task'] },
  ],
  fields: { tools: ['smolagents.tools_names'], toolName: ['tool.name'] },
  metadata: { 'smolagents.max_steps': 'maxSteps' },
});
