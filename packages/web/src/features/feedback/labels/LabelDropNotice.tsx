import { Undo2, X } from 'lucide-react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { DroppedLabel } from './change-labels.ts';

export interface LabelDropNoticeProps {
  readonly dropped: DroppedLabel | undefined;
  readonly error: Error | null;
  readonly onUndo: (dropped: DroppedLabel) => void;
  readonly onClose: () => void;
}

/** A label is everybody's: what became of dropping it stands where it was, until it is taken back or dismissed. */
export function LabelDropNotice({ dropped, error, onUndo, onClose }: LabelDropNoticeProps) {
  if (dropped === undefined && error === null) return null;
  return (
    <div className="flex items-center gap-2 rounded-md border border-dashed border-line-strong py-0.5 pr-0.5 pl-2 text-ink-soft">
      {error === null ? (
        <p role="status" className="min-w-0 truncate">
          Removed <bdi className="font-medium">{dropped?.label.name}</bdi> for everybody
        </p>
      ) : (
        <p role="alert" className="wrap-any min-w-0 text-error">
          {toFailure(error).message}
        </p>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {dropped !== undefined && (
          <Button
            className="h-6"
            onClick={() => {
              onUndo(dropped);
            }}
          >
            <Undo2 size={13} aria-hidden />
            Undo
          </Button>
        )}
        <IconButton label="Dismiss" className="h-6" onClick={onClose}>
          <X size={13} />
        </IconButton>
      </span>
    </div>
  );
}
