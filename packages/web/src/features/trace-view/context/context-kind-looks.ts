import type { SpanContextBody } from '@gander/api/gander/context-schemas';

export type ContextKind = SpanContextBody['shares'][number]['kind'];

/** How what fills a window looks, wherever it is shown. */
export const CONTEXT_KIND_LOOKS = {
  system: { label: 'System prompt', barClass: 'bg-hue-other' },
  tools: { label: 'Tool definitions', barClass: 'bg-hue-tool' },
  history: { label: 'History', barClass: 'bg-hue-model' },
  tool_results: { label: 'Tool results', barClass: 'bg-hue-retriever' },
  input: { label: 'New input', barClass: 'bg-hue-agent' },
} as const satisfies Record<ContextKind, { readonly label: string; readonly barClass: string }>;
