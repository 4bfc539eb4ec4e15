import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { TagEditor } from '../../experiments/edit/TagEditor.tsx';
import { ModalFrame } from '../../../ui/ModalFrame.tsx';
import { UndoNotice } from '../../experiments/edit/UndoNotice.tsx';
import { useRunChanges } from '../use-run-changes.ts';
import { RunSelectionBar } from './RunSelectionBar.tsx';

export interface RunBulkActionsProps {
  readonly experimentId: string;
  readonly selectedIds: readonly string[];
  readonly isDeletedStage: boolean;
  readonly onClear: () => void;
}

interface BulkWork {
  readonly kind: 'remove' | 'restore';
  readonly runIds: readonly string[];
  readonly isUndo?: boolean;
}

/** The bar over a selection, what its buttons do, and how that is taken back. */
export function RunBulkActions({ experimentId, selectedIds, isDeletedStage, onClear }: RunBulkActionsProps) {
  const changes = useRunChanges();
  const [isTagging, setIsTagging] = useState(false);
  const [undoable, setUndoable] = useState<{ readonly text: string; readonly undo: () => void }>();
  const work = useMutation({
    mutationFn: async ({ kind, runIds }: BulkWork) => changes[kind](runIds),
    onSuccess(_nothing, { kind, runIds, isUndo = false }) {
      onClear();
      if (isUndo) {
        setUndoable(undefined);
        return;
      }
      setUndoable({
        text: `${kind === 'remove' ? 'Deleted' : 'Restored'} ${runIds.length} ${runIds.length === 1 ? 'run' : 'runs'}`,
        undo: () => {
          work.mutate({ kind: kind === 'remove' ? 'restore' : 'remove', runIds, isUndo: true });
        },
      });
    },
  });
  return (
    <>
      {selectedIds.length > 0 && (
        <RunSelectionBar
          experimentId={experimentId}
          selectedIds={selectedIds}
          isDeletedStage={isDeletedStage}
          isBusy={work.isPending}
          onTag={() => {
            setIsTagging(true);
          }}
          onDelete={() => {
            work.mutate({ kind: 'remove', runIds: selectedIds });
          }}
          onRestore={() => {
            work.mutate({ kind: 'restore', runIds: selectedIds });
          }}
          onClear={onClear}
        />
      )}
      {work.isError && (
        <p role="alert" className="border-b border-error-line bg-error-bg px-3 py-1.5 text-error">
          {toFailure(work.error).message}
        </p>
      )}
      {isTagging && (
        <TagRunsDialog
          runIds={selectedIds}
          onClose={() => {
            setIsTagging(false);
          }}
        />
      )}
      {undoable !== undefined && (
        <UndoNotice
          text={undoable.text}
          onUndo={undoable.undo}
          onClose={() => {
            setUndoable(undefined);
          }}
        />
      )}
    </>
  );
}

interface TagRunsDialogProps {
  readonly runIds: readonly string[];
  readonly onClose: () => void;
}

/** Sets a tag on all selected runs. What was set here is listed, and can be taken off again. */
function TagRunsDialog({ runIds, onClose }: TagRunsDialogProps) {
  const changes = useRunChanges();
  const [set, setSet] = useState<ReadonlyMap<string, string>>(() => new Map());
  return (
    <ModalFrame title={`Tag ${runIds.length} ${runIds.length === 1 ? 'run' : 'runs'}`} onClose={onClose}>
      <TagEditor
        tags={[...set]}
        onSet={async (key, value) => {
          await changes.setTag(runIds, key, value);
          setSet(new Map(set).set(key, value));
        }}
        onDelete={async (key) => {
          for (const runId of runIds) await changes.deleteTag(runId, key);
          setSet(new Map([...set].filter(([other]) => other !== key)));
        }}
      />
    </ModalFrame>
  );
}
