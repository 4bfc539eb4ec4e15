import type { AlignableSpan, AlignDigests, AlignedRow } from './aligned-row.ts';

/**
 * What is different between two aligned spans. `missing`: one trace has nothing for it. `name`: paired though they are
 * called differently, as in two frameworks, which alone is no divergence.
 */
export type SpanDifference = 'missing' | 'name' | 'model' | 'status' | 'input' | 'output';

export interface RowDifferences {
  /** By row. */
  readonly kinds: readonly (readonly SpanDifference[])[];
  /** Rows that diverge, in the order in which the traces did: what went in before what came out of it. */
  readonly order: readonly number[];
}

/** Known when a span begins; the others when it ends, after all that happened in it. */
const AT_BEGIN: ReadonlySet<SpanDifference> = new Set(['missing', 'model', 'input']);

/** What is different in each row, and where the traces diverged first: `order[0]`. Not recursive. */
export function listDifferences<Span extends AlignableSpan>(
  rows: readonly AlignedRow<Span>[],
  digests: { readonly left?: AlignDigests | undefined; readonly right?: AlignDigests | undefined },
): RowDifferences {
  const kinds = rows.map((row) => toDifferences(row, digests));
  const order: number[] = [];
  const placed = new Set<number>();
  const place = (index: number) => {
    if (!placed.has(index)) order.push(index);
    placed.add(index);
  };
  const path: number[] = [];
  const leave = (depth: number) => {
    while (path.length > depth) {
      const index = path.pop() as number;
      if (kinds[index]?.some((kind) => kind !== 'name') === true) place(index);
    }
  };
  for (const [index, { depth }] of rows.entries()) {
    leave(depth);
    path.push(index);
    if (kinds[index]?.some((kind) => AT_BEGIN.has(kind)) === true) place(index);
  }
  leave(0);
  return { kinds, order };
}

function toDifferences<Span extends AlignableSpan>(
  { left, right, isFrame }: AlignedRow<Span>,
  digests: { readonly left?: AlignDigests | undefined; readonly right?: AlignDigests | undefined },
): readonly SpanDifference[] {
  if (left === undefined || right === undefined) return isFrame ? [] : ['missing'];
  const before = digests.left?.get(left.spanId);
  const after = digests.right?.get(right.spanId);
  const differences: SpanDifference[] = [];
  if (left.model !== right.model) differences.push('model');
  const nameOf = (span: Span, label: string | undefined) => label ?? span.name;
  if (nameOf(left, before?.label) !== nameOf(right, after?.label)) differences.push('name');
  if ((left.status === 'ERROR') !== (right.status === 'ERROR')) differences.push('status');
  if (before !== undefined && after !== undefined) {
    if (before.input !== after.input) differences.push('input');
    if (before.output !== after.output) differences.push('output');
  }
  return differences;
}
