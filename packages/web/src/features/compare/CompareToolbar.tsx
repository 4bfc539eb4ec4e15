import { ChevronDown, ChevronUp, Columns2, Flag, Rows2 } from 'lucide-react';

import { formatCount } from '../../format/tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { DiffLayout } from '../../ui/diff/DiffRowView.tsx';

export interface CompareToolbarProps {
  readonly differenceCount: number;
  /** Which of them is selected, from 1 in the order of the page. */
  readonly position: number | undefined;
  readonly isOnly: boolean;
  readonly onOnly: (isOnly: boolean) => void;
  readonly onFirst: () => void;
  readonly onStep: (step: 1 | -1) => void;
  /** Absent where there is no room for two columns. */
  readonly layout: DiffLayout | undefined;
  readonly onLayout: (layout: DiffLayout) => void;
}

export function CompareToolbar(props: CompareToolbarProps) {
  const { differenceCount, position, isOnly, onOnly, onFirst, onStep, layout, onLayout } = props;
  const hasNone = differenceCount === 0;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1">
      <p role="status" className="tabular text-xs text-ink-soft">
        {hasNone
          ? 'No differences'
          : `${position === undefined ? '' : `${formatCount(position)} of `}${formatCount(differenceCount)} ${differenceCount === 1 ? 'difference' : 'differences'}`}
      </p>
      <div className="flex items-center">
        <IconButton
          label="Previous difference (N)"
          disabled={hasNone}
          onClick={() => {
            onStep(-1);
          }}
        >
          <ChevronUp size={16} />
        </IconButton>
        <IconButton
          label="Next difference (n)"
          disabled={hasNone}
          onClick={() => {
            onStep(1);
          }}
        >
          <ChevronDown size={16} />
        </IconButton>
        <Button look="quiet" disabled={hasNone} onClick={onFirst}>
          <Flag size={13} aria-hidden /> First divergence
        </Button>
      </div>
      <label className="flex items-center gap-1.5 text-xs text-ink-soft">
        <input
          type="checkbox"
          checked={isOnly}
          onChange={(event) => {
            onOnly(event.target.checked);
          }}
          className="accent-accent"
        />
        Only differences
      </label>
      {layout !== undefined && (
        <div role="group" aria-label="Layout of texts" className="ml-auto flex gap-0.5">
          <IconButton
            label="Unified"
            isPressed={layout === 'unified'}
            onClick={() => {
              onLayout('unified');
            }}
          >
            <Rows2 size={15} />
          </IconButton>
          <IconButton
            label="Side by side"
            isPressed={layout === 'split'}
            onClick={() => {
              onLayout('split');
            }}
          >
            <Columns2 size={15} />
          </IconButton>
        </div>
      )}
    </div>
  );
}
