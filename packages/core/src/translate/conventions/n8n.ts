import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/** n8n's workflows and nodes. Its agents follow the GenAI conventions. Source: https://docs.n8n.io/hosting/ */
export const n8n: Translator = toTranslator({
  name: 'n8n',
  title: 'n8n',
  clues: [
    {
      keys: [
        'n8n.workflow.id',
        'n8n.workflow.name',
        'n8n.execution.id',
        'n8n.node.name',
        'n8n.node.type',
        'n8n.node.id',
      ],
    },
    { scopePrefixes: ['n8n'], spanNames: ['workflow.execute', 'node.execute'] },
  ],
  types: [{ words: { 'workflow.execute': 'WORKFLOW', 'node.execute': 'TASK' } }],
  fields: { subtype: ['n8n.node.type'] },
  metadataPrefixes: ['n8n.'],
});
