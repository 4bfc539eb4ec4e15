import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { GitCompareArrows, Tag, Trash2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useRouter } from '@tanstack/react-router';

import { formatCount } from '../../../format/tokens.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { listOwnTags } from '../columns/list-own-tags.ts';
import { countSelected, isSelected } from '../selection/trace-selection.ts';
import type { SelectionControl } from '../selection/use-trace-selection.ts';
import type { TraceListUrl } from '../url.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { type SelectionTarget, toSelectionTarget } from './selection-target.ts';
import { applyTagChange } from './tag-change.ts';
import { useListCache } from './use-list-cache.ts';

const DeleteTracesDialog = lazy(async () => ({
  default: (await import('./DeleteTracesDialog.tsx')).DeleteTracesDialog,
}));
const TagTracesDialog = lazy(async () => ({ default: (await import('./TagTracesDialog.tsx')).TagTracesDialog }));

export interface BulkBarProps {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  readonly traces: readonly TraceSummaryBody[];
  readonly control: SelectionControl;
  readonly counts: { readonly total: number; readonly isComplete: boolean } | undefined;
  /** These are gone; without ids, any may be. */
  readonly onDeleted: (ids: readonly string[] | undefined) => void;
}

interface OpenDialog {
  readonly kind: 'delete' | 'tag';
  readonly target: SelectionTarget;
}

/** Stands where the toolbar was while traces are selected: how many, and what can be done with them. */
export function BulkBar({ experimentId, url, traces, control, counts, onDeleted }: BulkBarProps) {
  const { selection } = control;
  const router = useRouter();
  const cache = useListCache(experimentId);
  const [dialog, setDialog] = useState<OpenDialog>();
  const count = countSelected(selection, counts?.total);
  const isMore = selection.kind === 'all' && counts?.isComplete === false;
  const countText = count === undefined ? '…' : `${formatCount(count)}${isMore ? '+' : ''}`;
  const toTarget = () => toSelectionTarget(selection, url, Date.now());
  const listLoaded = () => traces.filter(({ traceId }) => isSelected(selection, traceId));
  const close = () => {
    setDialog(undefined);
  };

  return (
    <div
      role="toolbar"
      aria-label="Selected traces"
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 border-b border-line bg-selected px-2 py-0.5"
    >
      <IconButton label="Clear the selection (Esc)" onClick={control.clear}>
        <X size={14} />
      </IconButton>
      <span role="status" className="tabular shrink-0 font-medium">
        {countText} selected
      </span>
      {selection.kind === 'some' && counts !== undefined && counts.total > selection.ids.size && (
        <button
          type="button"
          onClick={control.selectAllMatching}
          className="shrink-0 rounded px-1.5 text-accent-ink underline-offset-2 hover:underline"
        >
          Select all {formatCount(counts.total)}
          {!counts.isComplete && '+'}
        </button>
      )}
      <span className="ml-auto" />
      {selection.kind === 'some' && selection.ids.size === 2 && (
        <Button
          look="quiet"
          onClick={() => {
            const [a = '', b = ''] = [...selection.ids].map(encodeURIComponent);
            router.history.push(`/experiments/${encodeURIComponent(experimentId)}/compare?a=${a}&b=${b}`);
          }}
        >
          <GitCompareArrows size={14} aria-hidden />
          Compare
        </Button>
      )}
      <Button
        look="quiet"
        onClick={() => {
          setDialog({ kind: 'tag', target: toTarget() });
        }}
      >
        <Tag size={13} aria-hidden />
        Tag
      </Button>
      <ExportMenu experimentId={experimentId} toTarget={toTarget} />
      <Button
        look="quiet"
        onClick={() => {
          setDialog({ kind: 'delete', target: toTarget() });
        }}
        className="hover:text-error!"
      >
        <Trash2 size={13} aria-hidden />
        Delete
      </Button>
      <Suspense>
        {dialog?.kind === 'delete' && (
          <DeleteTracesDialog
            experimentId={experimentId}
            target={dialog.target}
            onClose={close}
            onDeleted={(target) => {
              close();
              control.clear();
              onDeleted(target.kind === 'ids' ? target.ids : undefined);
              if (target.kind === 'ids') cache.remove(target.ids);
              else cache.reload();
            }}
          />
        )}
        {dialog?.kind === 'tag' && (
          <TagTracesDialog
            experimentId={experimentId}
            target={dialog.target}
            title={`Tag ${countText} ${count === 1 ? 'trace' : 'traces'}`}
            presentKeys={listTagKeys(listLoaded())}
            onClose={close}
            onTagged={(target, change) => {
              close();
              // Loaded rows are known by id even where all that match were meant.
              const ids = target.kind === 'ids' ? target.ids : listLoaded().map(({ traceId }) => traceId);
              cache.change(ids, (trace) => ({ ...trace, tags: { ...applyTagChange(trace.tags, change) } }));
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function listTagKeys(traces: readonly TraceSummaryBody[]): readonly string[] {
  return [...new Set(traces.flatMap((trace) => listOwnTags(trace).map(([key]) => key)))].toSorted();
}
