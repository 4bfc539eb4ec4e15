import { Undo2 } from 'lucide-react';

import { Button } from '../../../ui/Button.tsx';
import { ToastFrame } from '../../../ui/ToastFrame.tsx';

export interface UndoNoticeProps {
  readonly text: string;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

const SHOWN_MS = 15_000;

/** Says what was just done and takes it back. */
export function UndoNotice({ text, onUndo, onClose }: UndoNoticeProps) {
  return (
    <ToastFrame subject={text} shownMs={SHOWN_MS} onClose={onClose}>
      <span className="min-w-0 truncate">{text}</span>
      <Button look="quiet" className="text-accent-ink" onClick={onUndo}>
        <Undo2 size={14} aria-hidden />
        Undo
      </Button>
    </ToastFrame>
  );
}
