import type { AlignableSpan, AlignableTrace } from './aligned-row.ts';
import { toGraphLabel } from './graph-label.ts';
import { toSpanTree } from './span-tree.ts';

/** A span of one side with what aligning asks of it again and again. */
export interface AlignNode<Span extends AlignableSpan> {
  readonly span: Span;
  /** Type and name: equal keys are the same step of the same program. */
  readonly key: string;
  /** The name of the agent or tool, as people say it. */
  readonly label: string;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly children: AlignNode<Span>[];
}

/** The tops of a trace with all that is below them, children by start time. */
export function toAlignSide<Span extends AlignableSpan>({
  spans,
  digests,
}: AlignableTrace<Span>): readonly AlignNode<Span>[] {
  const roots: AlignNode<Span>[] = [];
  const path: AlignNode<Span>[] = [];
  for (const { span, depth } of toSpanTree(spans)) {
    const digest = digests?.get(span.spanId);
    const label = digest?.label ?? toGraphLabel(span.name);
    const node: AlignNode<Span> = {
      span,
      key: `${span.type} ${digest?.label ?? span.name}`,
      label,
      input: digest?.input,
      output: digest?.output,
      children: [],
    };
    path.length = depth;
    (path[depth - 1]?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
}

/** Calls of models may change their names with the model. */
const MODELS: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);
/** One of each does the same work, whatever it is called. */
const LIKE: ReadonlySet<string> = new Set(['AGENT', 'RETRIEVER', 'EMBEDDING', 'RERANKER']);

const SAME_KEY = 8;
const SAME_LABEL = 6;
const SAME_WORK = 3;
const SAME_INPUT = 2;
const SAME_OUTPUT = 1;

/**
 * How well two spans fit each other: the same step, the same name under another type, or at least the same kind of work.
 * Tools of different names do not fit at all. Among repeats those that said the same fit best.
 */
export function compareAlignNodes<Span extends AlignableSpan>(left: AlignNode<Span>, right: AlignNode<Span>): number {
  const fit = toFit(left, right);
  if (fit === 0) return 0;
  const isSameInput = left.input !== undefined && left.input === right.input;
  const isSameOutput = left.output !== undefined && left.output === right.output;
  return fit + (isSameInput ? SAME_INPUT : 0) + (isSameOutput ? SAME_OUTPUT : 0);
}

function toFit<Span extends AlignableSpan>(left: AlignNode<Span>, right: AlignNode<Span>): number {
  if (left.key === right.key) return SAME_KEY;
  const isSameType = left.span.type === right.span.type;
  const areModels = MODELS.has(left.span.type) && MODELS.has(right.span.type);
  if (left.label === right.label && left.label !== '' && (isSameType || !isActing(left) || !isActing(right))) {
    return SAME_LABEL;
  }
  return areModels || (isSameType && LIKE.has(left.span.type)) ? SAME_WORK : 0;
}

const ACTING: ReadonlySet<string> = new Set([...MODELS, ...LIKE, 'TOOL', 'MEMORY', 'GUARDRAIL', 'EVALUATOR']);

/** Does something of its own, and is more than a wrapper around what does. */
export function isActing<Span extends AlignableSpan>({ span }: AlignNode<Span>): boolean {
  return ACTING.has(span.type);
}
