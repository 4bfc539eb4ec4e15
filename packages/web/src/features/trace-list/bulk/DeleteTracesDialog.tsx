import { useQuery } from '@tanstack/react-query';

import { useGander } from '../../../app/gander-context.ts';
import { toFailure } from '../../../app/to-failure.ts';
import { formatCount } from '../../../format/tokens.ts';
import { Button } from '../../../ui/Button.tsx';
import { ModalFrame } from '../../../ui/ModalFrame.tsx';
import type { SelectionTarget } from './selection-target.ts';
import { useBulkChange } from './use-bulk-change.ts';

export interface DeleteTracesDialogProps {
  readonly experimentId: string;
  readonly target: SelectionTarget;
  readonly onClose: () => void;
  readonly onDeleted: (target: SelectionTarget) => void;
}

/** Asks once, with the number: what is deleted is gone. */
export function DeleteTracesDialog({ experimentId, target, onClose, onDeleted }: DeleteTracesDialogProps) {
  const count = useTargetCount(experimentId, target);
  const words = count === undefined ? 'traces' : toTraceWords(count);
  const deletion = useBulkChange({
    experimentId,
    target,
    confirmedCount: target.kind === 'matching' && count?.isComplete === true ? count.total : undefined,
    call: async (client, selection) => client.deleteTraces({ params: { experimentId }, body: { selection } }),
    onDone() {
      onDeleted(target);
    },
  });
  return (
    <ModalFrame
      title={`Delete ${words}?`}
      description="Spans, logs, tags and feedback go with them."
      onClose={onClose}
      footer={
        <>
          {deletion.isPending && (
            <span role="status" className="tabular mr-auto text-ink-soft">
              {formatCount(deletion.doneCount)} deleted …
            </span>
          )}
          <Button look="quiet" disabled={deletion.isPending} onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={deletion.isPending || count?.isComplete !== true || count.total === 0}
            onClick={() => {
              deletion.mutate();
            }}
            className="border-error-line! bg-error-bg! text-error!"
          >
            Delete {words}
          </Button>
        </>
      }
    >
      <p>This cannot be undone: Gander keeps no copy.</p>
      {count?.isComplete === false && (
        <p role="alert" className="mt-3 text-error">
          There are more than can be counted in time. Narrow the filter or the time until the number is known: nothing
          is deleted that nobody has counted.
        </p>
      )}
      {deletion.isError && (
        <p role="alert" className="mt-3 text-error">
          {toFailure(deletion.error).message}
        </p>
      )}
    </ModalFrame>
  );
}

interface TargetCount {
  readonly total: number;
  /** False: at least so many. */
  readonly isComplete: boolean;
}

/** How many traces are meant, counted anew with the very filter that is going to be used. */
function useTargetCount(experimentId: string, target: SelectionTarget): TargetCount | undefined {
  const { client } = useGander();
  const filter = target.kind === 'matching' ? target.filter : undefined;
  const counted = useQuery({
    queryKey: ['selection-count', experimentId, JSON.stringify(filter, (_, value: unknown) => String(value))],
    queryFn: async ({ signal }) => client.countTraces({ params: { experimentId }, query: filter ?? {}, signal }),
    enabled: filter !== undefined,
  });
  return target.kind === 'ids' ? { total: target.ids.length, isComplete: true } : counted.data;
}

function toTraceWords({ total, isComplete }: TargetCount): string {
  return `${formatCount(total)}${isComplete ? '' : '+'} ${total === 1 ? 'trace' : 'traces'}`;
}
