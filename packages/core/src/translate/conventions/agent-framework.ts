import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/**
 * Microsoft Agent Framework for Python and .NET: GenAI attributes, and workflow spans of its own.
 * Source: https://learn.microsoft.com/agent-framework/user-guide/observability
 */
export const agentFramework: Translator = toTranslator({
  name: 'ms-agent-framework',
  title: 'Microsoft Agent Framework',
  clues: [
    { scopePrefixes: ['agent_framework', 'Microsoft.Agents.AI', 'Experimental.Microsoft.Agents.AI'] },
    { values: ['gen_ai.provider.name', ['microsoft.agent_framework']] },
  ],
  types: [
    {
      patterns: [
        [/^workflow\.(?:run|session)\b/, 'WORKFLOW'],
        [/^workflow\.build\b/, 'CHAIN'],
        [/^executor\.process\b/, 'TASK'],
        [/^(?:edge_group\.process|message\.send)\b/, 'CHAIN'],
      ],
    },
  ],
  metadata: {
    'workflow.id': 'workflowId',
    'executor.id': 'executorId',
    'executor.type': 'executorType',
    'edge_group.type': 'edgeGroupType',
    'message.source_id': 'messageSource',
    'message.target_id': 'messageTarget',
  },
});
