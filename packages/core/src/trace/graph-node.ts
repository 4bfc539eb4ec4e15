import type { SpanType } from '../span-type.ts';

export const GRAPH_KINDS = ['agent', 'step', 'model', 'tool', 'retriever', 'memory', 'guard'] as const;

/** What acts in a trace. `step`: a node of a workflow or of a framework's own graph. `guard`: guardrails, evaluators. */
export type GraphKind = (typeof GRAPH_KINDS)[number];

/** One who acts, and all it did; or, expanded, one thing that was done. */
export interface GraphNode {
  readonly id: string;
  readonly kind: GraphKind;
  readonly label: string;
  /** That of its first span. */
  readonly type: SpanType;
  /** Its occurrences by start time. */
  readonly spanIds: readonly string[];
  /** Sum of all occurrences; what an occurrence does inside another one of the same node counts once. */
  readonly totalMs: number;
  /** Input and output of the model calls in it. */
  readonly tokens: number;
  /** `null` where nothing in it has a price. */
  readonly costUsd: number | null;
  readonly errorCount: number;
  /** Occurrences that have not ended. */
  readonly openCount: number;
  /** How many nodes this one stands for, where there were too many to draw. */
  readonly foldedCount?: number;
}

/** `call`: the one ran the other. `handoff`: an agent came after an agent. `sequence`: a step came after a step. */
export type GraphEdgeKind = 'call' | 'handoff' | 'sequence';

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
  readonly count: number;
}

export interface TraceGraph {
  /** By the start of their first occurrence. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many calls there are: the nodes of the graph in which each is one. */
  readonly callCount: number;
  readonly isExpanded: boolean;
  /** The node of every span; a span that is none itself belongs to the nearest one above. */
  readonly nodeOfSpan: ReadonlyMap<string, string>;
}
