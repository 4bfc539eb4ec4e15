import type { FoundPlacesBody } from '@gander/api/gander/trace-content-schemas';
import clsx from 'clsx';
import { memo } from 'react';

import { FoldFacts, FoldNameCell } from './FoldCells.tsx';
import { FoldBar } from './FoldBar.tsx';
import { findIsOpen } from './navigate-rows.ts';
import { SpanBar } from './SpanBar.tsx';
import { SpanFactsCell, SpanNameCell } from './SpanCells.tsx';
import type { TreeLine } from './tree-line.ts';
import type { WaterfallLook } from './waterfall-look.ts';

/** In CSS pixels, as the class of the row says it. */
export const SPAN_ROW_HEIGHT = 26;

export interface SpanTreeRowProps {
  readonly line: TreeLine;
  readonly rowIndex: number;
  readonly isSelected: boolean;
  readonly isMatch: boolean;
  /** Where in the span it was found. */
  readonly places: FoundPlacesBody | undefined;
  /** Absent in the tree view. */
  readonly look: WaterfallLook | undefined;
}

/** A line. Clicks are heard by the tree, for all of them. */
export const SpanTreeRow = memo(function SpanTreeRow(props: SpanTreeRowProps) {
  const { line, rowIndex, isSelected, isMatch, places, look } = props;
  const isOpen = findIsOpen(line);
  const hasBar = look !== undefined;
  return (
    // The tree takes the keys and points here by aria-activedescendant.
    <div
      role="row"
      id={toRowId(line.key)}
      aria-rowindex={rowIndex + 1}
      aria-level={line.depth + 1}
      aria-selected={isSelected}
      {...(isOpen !== undefined && { 'aria-expanded': isOpen })}
      className={clsx(
        'flex h-[26px] cursor-pointer items-center',
        isSelected ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      {line.kind === 'fold' ? (
        <>
          <FoldNameCell line={line} hasBar={hasBar} />
          {look === undefined ? <FoldFacts line={line} /> : <FoldBar line={line} look={look} />}
        </>
      ) : (
        <>
          <SpanNameCell line={line} isMatch={isMatch && places?.name !== 0} places={places} hasBar={hasBar} />
          {look === undefined ? <SpanFactsCell span={line.row.span} /> : <SpanBar span={line.row.span} look={look} />}
        </>
      )}
    </div>
  );
});

export function toRowId(key: string): string {
  return `span-row-${key}`;
}
