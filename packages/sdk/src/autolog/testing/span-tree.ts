import type { CollectedSpan } from '../../testing/collect-spans.ts';

/** Spans as an indented list of names and types, children in the order in which they were started. */
export function toTree(spans: readonly CollectedSpan[]): string {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId));
  return roots.flatMap((root) => listLines(root, spans, 0)).join('\n');
}

function listLines(span: CollectedSpan, spans: readonly CollectedSpan[], depth: number): readonly string[] {
  const children = spans.filter(({ parentSpanId }) => parentSpanId === span.spanId);
  const open = span.isOpen ? ' OPEN' : '';
  const line = `${'  '.repeat(depth)}${span.name} [${span.spanType}]${span.status.code === 2 ? ' ERROR' : ''}${open}`;
  return [line, ...children.flatMap((child) => listLines(child, spans, depth + 1))];
}
