/** What a part of a prompt is there for. */
export const CONTEXT_KINDS = ['system', 'tools', 'history', 'tool_results', 'input'] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];
