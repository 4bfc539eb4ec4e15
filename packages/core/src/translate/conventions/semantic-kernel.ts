import { toNamedTools } from '../../messages/tool-definitions.ts';
import { readText } from '../attribute-values.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

const FUNCTIONS_KEY = 'sk.available_functions';

/**
 * Semantic Kernel. Python's content is in log records, .NET's in span events. Zeros are left out of the counts.
 * Source: https://learn.microsoft.com/semantic-kernel/concepts/enterprise-readiness/observability/
 */
export const semanticKernel: Translator = toTranslator({
  name: 'semantic-kernel',
  title: 'Semantic Kernel',
  clues: [
    { scopePrefixes: ['semantic_kernel.', 'Microsoft.SemanticKernel', 'agent_runtime '] },
    { keys: [FUNCTIONS_KEY] },
  ],
  fields: { finishReasons: ['gen_ai.response.finish_reasons', 'gen_ai.response.finish_reason'] },
  extension: {
    maps: { tools: [FUNCTIONS_KEY] },
    full: ({ attributes }) => {
      const tools = toNamedTools(readText(attributes, FUNCTIONS_KEY) ?? '');
      return tools === undefined ? {} : { tools };
    },
  },
});
