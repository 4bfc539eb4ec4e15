import clsx from 'clsx';

import { DiffPartText } from './DiffPartText.tsx';
import type { DiffLine, DiffRow } from './text-diff.ts';

export interface DiffRowViewProps {
  readonly row: DiffRow;
  readonly layout: DiffLayout;
}

/** `unified`: what went above what came. `split`: beside each other. */
export type DiffLayout = 'unified' | 'split';

export function DiffRowView({ row, layout }: DiffRowViewProps) {
  const { kind, before, after } = row;
  if (layout === 'split') {
    return (
      <div className="grid grid-cols-2 divide-x divide-line">
        <Cell line={before} side="before" isMarked={kind !== 'equal'} canFold={kind === 'changed'} />
        <Cell line={after} side="after" isMarked={kind !== 'equal'} canFold={kind === 'changed'} />
      </div>
    );
  }
  if (kind === 'equal') return <Cell line={after} side="after" isMarked={false} canFold={false} />;
  return (
    <>
      {before !== undefined && <Cell line={before} side="before" isMarked canFold={kind === 'changed'} />}
      {after !== undefined && <Cell line={after} side="after" isMarked canFold={kind === 'changed'} />}
    </>
  );
}

interface CellProps {
  readonly line: DiffLine | undefined;
  readonly side: 'before' | 'after';
  readonly isMarked: boolean;
  readonly canFold: boolean;
}

const SIGNS = { before: { sign: '−', word: 'removed' }, after: { sign: '+', word: 'added' } } as const;

function Cell({ line, side, isMarked, canFold }: CellProps) {
  if (line === undefined) return <div aria-hidden className="bg-sunken" />;
  return (
    <div
      className={clsx(
        'grid min-w-0 grid-cols-[2.6rem_1rem_minmax(0,1fr)] items-baseline',
        isMarked && (side === 'before' ? 'bg-error-bg' : 'bg-ok-bg'),
      )}
    >
      <span aria-hidden className="tabular pr-1.5 text-right text-2xs text-ink-faint select-none">
        {line.number}
      </span>
      <span className={clsx('select-none', side === 'before' ? 'text-error' : 'text-ok')}>
        {isMarked && (
          <>
            <span aria-hidden>{SIGNS[side].sign}</span>
            <span className="sr-only">{SIGNS[side].word}</span>
          </>
        )}
      </span>
      <span className="wrap-any min-w-0 pr-2">
        {line.parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts have no id, and their order never changes
          <DiffPartText key={index} part={part} side={side} canFold={canFold} />
        ))}
      </span>
    </div>
  );
}
