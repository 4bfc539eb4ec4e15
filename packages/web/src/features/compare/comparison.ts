import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { listDifferences, type SpanDifference } from '@gander/core/trace/align-differences';
import { listAlignedRows } from '@gander/core/trace/align-rows';
import type { AlignableSpan, AlignDigests, AlignedRow } from '@gander/core/trace/aligned-row';

export interface ComparedRow extends AlignedRow<SpanRowBody> {
  readonly index: number;
  readonly differences: readonly SpanDifference[];
  /** It, and not only something in it, is different. */
  readonly isDivergent: boolean;
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  /** Rows that diverge in the order in which the traces did. */
  readonly order: readonly number[];
}

/** What comparing needs of a trace: little enough to be sent to a worker. */
export interface ComparisonSide {
  readonly spans: readonly AlignableSpan[];
  readonly digests: AlignDigests;
}

export interface ComparisonInput {
  readonly left: ComparisonSide;
  readonly right: ComparisonSide;
}

/** Rows that name their spans by where they are in the lists: `-1` for none. */
export interface ComparisonPlan {
  readonly rows: readonly (Omit<ComparedRow, 'left' | 'right'> & { readonly left: number; readonly right: number })[];
  readonly order: readonly number[];
}

/** Two traces beside each other with what is different. Some hundred milliseconds for 10,000 spans. */
export function planComparison({ left, right }: ComparisonInput): ComparisonPlan {
  const aligned = listAlignedRows(left, right);
  const { kinds, order } = listDifferences(aligned, { left: left.digests, right: right.digests });
  const divergent = new Set(order);
  const places = {
    left: new Map(left.spans.map((span, index) => [span, index])),
    right: new Map(right.spans.map((span, index) => [span, index])),
  };
  const rows = aligned.map((row, index) => ({
    ...row,
    left: row.left === undefined ? -1 : (places.left.get(row.left) ?? -1),
    right: row.right === undefined ? -1 : (places.right.get(row.right) ?? -1),
    index,
    differences: kinds[index] ?? [],
    isDivergent: divergent.has(index),
  }));
  return { rows, order };
}

/** The plan with the spans themselves. */
export function toComparison(
  { rows, order }: ComparisonPlan,
  left: readonly SpanRowBody[],
  right: readonly SpanRowBody[],
): Comparison {
  return {
    rows: rows.map((row) => ({ ...row, left: left[row.left], right: right[row.right] })),
    order,
  };
}

/** Rows that are different, and those above them. */
export function filterDifferent({ rows, order }: Comparison): readonly ComparedRow[] {
  const kept = new Set<number>();
  for (const index of order) {
    for (let at = index; at >= 0 && !kept.has(at); at = rows[at]?.parent ?? -1) kept.add(at);
  }
  return rows.filter(({ index }) => kept.has(index));
}

/** The row of the selected spans; one that lost its partner (the other side was changed) is found by what is left. */
export function findRow(
  { rows }: Comparison,
  selected: { readonly left?: string | undefined; readonly right?: string | undefined },
): ComparedRow | undefined {
  if (selected.left === undefined && selected.right === undefined) return undefined;
  return (
    rows.find(({ left, right }) => left?.spanId === selected.left && right?.spanId === selected.right) ??
    rows.find(({ left }) => left !== undefined && left.spanId === selected.left) ??
    rows.find(({ right }) => right !== undefined && right.spanId === selected.right)
  );
}

/** The next or previous divergence by where it stands on the page; around its ends. */
export function stepDifference({ order }: Comparison, from: number | undefined, step: 1 | -1): number | undefined {
  const sorted = [...order].sort((left, right) => left - right);
  if (from === undefined) return step === 1 ? order[0] : sorted.at(-1);
  const next = step === 1 ? sorted.find((index) => index > from) : sorted.findLast((index) => index < from);
  return next ?? (step === 1 ? sorted[0] : sorted.at(-1));
}
