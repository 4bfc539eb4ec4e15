import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { HeaderFact } from '../../activity/HeaderFact.tsx';
import { NameDialog } from '../../experiments/edit/NameDialog.tsx';
import { UndoNotice } from '../../experiments/edit/UndoNotice.tsx';
import { formatMoment, formatRunDuration } from '../format-run.ts';
import type { RunRow } from '../model/run-row.ts';
import { RunStatusBadge } from '../RunStatusBadge.tsx';
import { useRunChanges } from '../use-run-changes.ts';

/** The name of a run, its state, and what can be done to it. */
export function RunHeader({ run }: { readonly run: RunRow }) {
  const changes = useRunChanges();
  const nowMs = useNow(1000);
  const [isRenaming, setIsRenaming] = useState(false);
  const [canUndo, setCanUndo] = useState(false);
  const removal = useMutation({
    mutationFn: async () => changes.remove([run.runId]),
    onSuccess() {
      setCanUndo(true);
    },
  });
  const restoring = useMutation({
    mutationFn: async () => changes.restore([run.runId]),
    onSuccess() {
      setCanUndo(false);
    },
  });
  const failure = removal.error ?? restoring.error;
  return (
    <header className="flex shrink-0 flex-col gap-1 px-4 pt-3 pb-2">
      <div className="flex min-w-0 items-center gap-2">
        <h1 dir="auto" title={run.name} className="min-w-0 truncate text-base font-semibold">
          {run.name}
        </h1>
        <Button
          look="quiet"
          isSquare
          aria-label="Rename the run"
          title="Rename"
          disabled={run.isDeleted}
          onClick={() => {
            setIsRenaming(true);
          }}
        >
          <Pencil size={14} />
        </Button>
        {run.isDeleted && (
          <span className="rounded-full bg-error-bg px-2 py-0.5 text-xs font-medium text-error">Deleted</span>
        )}
        <div className="ml-auto flex shrink-0 gap-1.5">
          {run.isDeleted ? (
            <Button
              disabled={restoring.isPending}
              onClick={() => {
                restoring.mutate();
              }}
            >
              <RotateCcw size={14} />
              Restore
            </Button>
          ) : (
            <Button
              disabled={removal.isPending}
              onClick={() => {
                removal.mutate();
              }}
            >
              <Trash2 size={14} />
              Delete
            </Button>
          )}
        </div>
      </div>
      <dl className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <HeaderFact name="State">
          <RunStatusBadge status={run.status} />
        </HeaderFact>
        <HeaderFact name="Started">{formatMoment(run.startMs)}</HeaderFact>
        <HeaderFact name="Duration">{formatRunDuration(run, nowMs)}</HeaderFact>
        {run.user !== '' && <HeaderFact name="User">{run.user}</HeaderFact>}
        <HeaderFact name="Id">
          <span className="font-mono">{run.runId}</span>
          <CopyButton text={run.runId} label="Copy the run id" isSmall />
        </HeaderFact>
        {run.parentId !== undefined && (
          <HeaderFact name="Parent">
            <Link
              to="/experiments/$experimentId/runs/$runId"
              params={{ experimentId: run.experimentId, runId: run.parentId }}
              className="font-mono text-accent-ink hover:underline"
            >
              {run.parentId.slice(0, 12)}
            </Link>
          </HeaderFact>
        )}
      </dl>
      {failure !== null && (
        <p role="alert" className="text-error">
          {toFailure(failure).message}
        </p>
      )}
      {isRenaming && (
        <NameDialog
          title="Rename run"
          name={run.name}
          onSave={async (name) => changes.rename(run.runId, name)}
          onClose={() => {
            setIsRenaming(false);
          }}
        />
      )}
      {canUndo && (
        <UndoNotice
          text={`Deleted “${run.name}”`}
          onUndo={() => {
            restoring.mutate();
          }}
          onClose={() => {
            setCanUndo(false);
          }}
        />
      )}
    </header>
  );
}
