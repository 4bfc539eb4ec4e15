import clsx from 'clsx';
import { CircleAlert, Layers } from 'lucide-react';

import { formatDuration } from '../../../format/duration.ts';
import { formatCount } from '../../../format/tokens.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { toFoldText } from './FoldBar.tsx';
import { NameCellFrame } from './NameCellFrame.tsx';
import type { FoldLine } from './tree-line.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface FoldNameCellProps {
  readonly line: FoldLine;
  readonly hasBar: boolean;
}

/** `retry ×12`, with what must not be hidden by it. */
export function FoldNameCell({ line, hasBar }: FoldNameCellProps) {
  const { first, count, errorCount, matchCount, isOpen } = line;
  return (
    <NameCellFrame depth={line.depth} hasBar={hasBar} isOpen={isOpen} openLabel={`Show ${count} spans one by one`}>
      <Layers size={14} aria-label="Repeated" className={clsx('shrink-0', toSpanTypeLook(first.type).textClass)} />
      {first.name === '' ? (
        <i className="text-ink-faint">no name</i>
      ) : (
        <NameText text={first.name} title={first.name} className="min-w-6 truncate text-ink-soft" />
      )}
      <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs font-medium text-ink-soft">
        ×{formatCount(count)}
      </span>
      {errorCount > 0 && (
        <span className="tabular inline-flex shrink-0 items-center gap-0.5 rounded bg-error-bg px-1 text-2xs text-error">
          <CircleAlert size={11} aria-hidden />
          {formatCount(errorCount)} <span className="max-sm:sr-only">failed</span>
        </span>
      )}
      {matchCount > 0 && !isOpen && (
        <span className="tabular shrink-0 rounded bg-mark px-1 text-2xs">
          {formatCount(matchCount)} {matchCount === 1 ? 'match' : 'matches'}
        </span>
      )}
    </NameCellFrame>
  );
}

/** In the tree view: how long they took, in figures. */
export function FoldFacts({ line }: { readonly line: FoldLine }) {
  const { durations } = line;
  return (
    <div
      role="gridcell"
      title={toFoldText(line)}
      className="tabular flex shrink-0 items-center gap-2 pr-3 text-xs text-ink-faint"
    >
      {durations !== undefined && (
        <>
          <span className="max-sm:hidden">
            {formatDuration(durations.minMs)} – {formatDuration(durations.maxMs)}
          </span>
          <span className="w-14 text-right text-ink-soft">{formatDuration(durations.totalMs)}</span>
        </>
      )}
    </div>
  );
}
