import { Link } from '@tanstack/react-router';
import { GitCompareArrows, RotateCcw, Tag, Trash2, X } from 'lucide-react';

import { Button } from '../../../ui/Button.tsx';
import { MAX_COMPARED_RUNS } from '../compare/url.ts';

export interface RunSelectionBarProps {
  readonly experimentId: string;
  readonly selectedIds: readonly string[];
  readonly isDeletedStage: boolean;
  readonly isBusy: boolean;
  readonly onTag: () => void;
  readonly onDelete: () => void;
  readonly onRestore: () => void;
  readonly onClear: () => void;
}

/** What can be done to the selected runs. */
export function RunSelectionBar(props: RunSelectionBarProps) {
  const { experimentId, selectedIds, isDeletedStage, isBusy, onTag, onDelete, onRestore, onClear } = props;
  const canCompare = selectedIds.length >= 2 && selectedIds.length <= MAX_COMPARED_RUNS;
  return (
    <div
      role="toolbar"
      aria-label="Selected runs"
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line bg-selected px-3 py-1.5"
    >
      <span className="tabular mr-1 font-medium" aria-live="polite">
        {selectedIds.length} selected
      </span>
      {canCompare ? (
        <Link
          to="/experiments/$experimentId/runs/compare"
          params={{ experimentId }}
          search={{ runs: selectedIds.join(',') }}
          className="inline-flex h-7 items-center gap-1.5 rounded-md bg-accent px-2.5 font-medium text-on-accent hover:opacity-90"
        >
          <GitCompareArrows size={14} />
          Compare
        </Link>
      ) : (
        <Button disabled title={`Select 2 to ${MAX_COMPARED_RUNS} runs`}>
          <GitCompareArrows size={14} />
          Compare
        </Button>
      )}
      {isDeletedStage ? (
        <Button disabled={isBusy} onClick={onRestore}>
          <RotateCcw size={14} />
          Restore
        </Button>
      ) : (
        <>
          <Button disabled={isBusy} onClick={onTag}>
            <Tag size={14} />
            Tag …
          </Button>
          <Button disabled={isBusy} onClick={onDelete}>
            <Trash2 size={14} />
            Delete
          </Button>
        </>
      )}
      <Button look="quiet" isSquare aria-label="Clear the selection" onClick={onClear} className="ml-auto">
        <X size={14} />
      </Button>
    </div>
  );
}
