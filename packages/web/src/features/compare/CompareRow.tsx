import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import clsx from 'clsx';
import { CircleAlert, Equal, EqualNot, Flag, Minus, Plus } from 'lucide-react';
import { memo } from 'react';

import { toSpanTypeLook } from '../trace-view/span-type-look.ts';
import type { ComparedRow } from './comparison.ts';
import { DeltaText } from './DeltaText.tsx';
import { DifferenceChips } from './DifferenceChips.tsx';
import { FIGURE_LOOKS, type Figure, toFigures } from './figures.ts';
import { NameText } from '../../ui/NameText.tsx';

export const COMPARE_ROW_HEIGHT = 28;

export interface CompareRowProps {
  readonly row: ComparedRow;
  readonly rowIndex: number;
  readonly isSelected: boolean;
  /** Here the traces diverged first. */
  readonly isFirst: boolean;
  readonly onSelect: (row: ComparedRow) => void;
}

const INDENT_PX = 14;
const MAX_INDENT_LEVELS = 12;

export const CompareRow = memo(function CompareRow(props: CompareRowProps) {
  const { row, rowIndex, isSelected, isFirst, onSelect } = props;
  return (
    // The tree takes the keys and points here by aria-activedescendant.
    <div
      role="row"
      id={toCompareRowId(row.index)}
      aria-rowindex={rowIndex + 1}
      aria-level={row.depth + 1}
      aria-selected={isSelected}
      onClick={() => {
        onSelect(row);
      }}
      style={{ height: COMPARE_ROW_HEIGHT }}
      className={clsx(
        'flex cursor-pointer items-center',
        isSelected ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
        !isSelected && !row.isFrame && row.left === undefined && 'bg-ok-bg',
        !isSelected && !row.isFrame && row.right === undefined && 'bg-error-bg',
        row.isFrame && 'text-ink-soft',
      )}
    >
      <NameCell row={row} isFirst={isFirst} />
      <FigureCell row={row} figure="latency" className="w-24" />
      <FigureCell row={row} figure="input" className="w-20 max-lg:hidden" />
      <FigureCell row={row} figure="output" className="w-20 max-lg:hidden" />
      <FigureCell row={row} figure="cost" className="w-24 max-sm:hidden" />
    </div>
  );
});

const SIGNS = {
  equal: { icon: Equal, label: 'Equal', className: 'text-ink-soft' },
  different: { icon: EqualNot, label: 'Different', className: 'text-busy' },
  left: { icon: Minus, label: 'Only in A', className: 'text-error' },
  right: { icon: Plus, label: 'Only in B', className: 'text-ok' },
} as const;

function toSign({ left, right, isDivergent }: ComparedRow): keyof typeof SIGNS {
  if (left === undefined) return 'right';
  if (right === undefined) return 'left';
  return isDivergent ? 'different' : 'equal';
}

function NameCell({ row, isFirst }: { readonly row: ComparedRow; readonly isFirst: boolean }) {
  const { left, right, depth, differences, isFrame } = row;
  const { icon: Sign, label: signLabel, className } = SIGNS[toSign(row)];
  const span = left ?? right;
  const hasFailed = left?.status === 'ERROR' || right?.status === 'ERROR';
  const look = toSpanTypeLook(span?.type ?? 'UNKNOWN');
  const Icon = look.icon;
  const indentPx = Math.min(depth, MAX_INDENT_LEVELS) * INDENT_PX;
  return (
    <div role="gridcell" className="flex h-full min-w-0 flex-1 items-center gap-1.5 overflow-hidden pr-2 pl-2">
      <Sign size={14} aria-label={signLabel} className={clsx('shrink-0', className)} />
      <span className="shrink-0" style={{ width: indentPx }} />
      <Icon size={14} aria-label={look.label} className={clsx('shrink-0', look.textClass)} />
      <span title={toTitle(left, right)} className="min-w-8 truncate">
        <NameText text={span?.name === '' ? 'no name' : (span?.name ?? '')} />
        {differences.includes('name') && right !== undefined && (
          <span className="text-ink-soft">
            {' → '}
            <NameText text={right.name} />
          </span>
        )}
      </span>
      {hasFailed && <CircleAlert size={13} aria-label={toFailure(left, right)} className="shrink-0 text-error" />}
      {isFrame && (
        <span className="shrink-0 text-2xs text-ink-soft">wrapper, only in {left === undefined ? 'B' : 'A'}</span>
      )}
      {isFirst && (
        <span
          title="Here the two traces diverged first"
          className="inline-flex shrink-0 items-center gap-1 rounded bg-accent px-1 text-2xs font-medium text-on-accent"
        >
          <Flag size={10} aria-hidden />
          <span className="max-2xl:sr-only">first divergence</span>
        </span>
      )}
      <DifferenceChips differences={differences} />
    </div>
  );
}

function toTitle(left: SpanRowBody | undefined, right: SpanRowBody | undefined): string {
  if (left === undefined || right === undefined) {
    return `${(left ?? right)?.name ?? ''} (only in ${left === undefined ? 'B' : 'A'})`;
  }
  return left.name === right.name ? left.name : `A: ${left.name}\nB: ${right.name}`;
}

function toFailure(left: SpanRowBody | undefined, right: SpanRowBody | undefined): string {
  if (left?.status === right?.status) return 'Error in both';
  return left?.status === 'ERROR' ? 'Error in A' : 'Error in B';
}

interface FigureCellProps {
  readonly row: ComparedRow;
  readonly figure: Figure;
  readonly className: string;
}

/** How much more or less; of a span that stands alone, how much it took. */
function FigureCell({ row: { left, right }, figure, className }: FigureCellProps) {
  const before = toFigures(left)[figure];
  const after = toFigures(right)[figure];
  const alone = left === undefined ? after : right === undefined ? before : undefined;
  return (
    <div role="gridcell" className={clsx('tabular shrink-0 pr-3 text-right text-xs', className)}>
      {alone === undefined ? (
        <DeltaText figure={figure} before={before} after={after} />
      ) : (
        <span className="text-ink-soft">{FIGURE_LOOKS[figure].format(alone)}</span>
      )}
    </div>
  );
}

export function toCompareRowId(index: number): string {
  return `compare-row-${index}`;
}
