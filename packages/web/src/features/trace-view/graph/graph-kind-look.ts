import type { GraphKind, GraphNode } from '@gander/core/trace/graph-node';

import { type SpanTypeLook, toSpanTypeLook } from '../span-type-look.ts';

const KIND_LOOKS = {
  agent: { label: 'Agent', type: 'AGENT', line: 'border-l-hue-agent' },
  step: { label: 'Step', type: 'WORKFLOW', line: 'border-l-hue-chain' },
  model: { label: 'Model', type: 'CHAT_MODEL', line: 'border-l-hue-model' },
  tool: { label: 'Tool', type: 'TOOL', line: 'border-l-hue-tool' },
  retriever: { label: 'Retriever', type: 'RETRIEVER', line: 'border-l-hue-retriever' },
  memory: { label: 'Memory', type: 'MEMORY', line: 'border-l-hue-memory' },
  guard: { label: 'Check', type: 'GUARDRAIL', line: 'border-l-hue-guard' },
} as const satisfies Record<GraphKind, { label: string; type: string; line: string }>;

/** How a kind of node looks: as the spans of its type do elsewhere. */
export function toGraphKindLook(kind: GraphKind, type: GraphNode['type'] = KIND_LOOKS[kind].type) {
  const { label, line } = KIND_LOOKS[kind];
  const look: SpanTypeLook = toSpanTypeLook(kind === 'step' ? KIND_LOOKS.step.type : type);
  return { label, line, icon: look.icon, textClass: look.textClass, barClass: look.barClass } as const;
}
