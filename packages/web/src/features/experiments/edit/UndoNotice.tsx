import { Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { Button } from '../../../ui/Button.tsx';

export interface UndoNoticeProps {
  readonly text: string;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

const SHOWN_MS = 15_000;

/** Says what was just done and takes it back. Stays while it has the focus or the pointer. */
export function UndoNotice({ text, onUndo, onClose }: UndoNoticeProps) {
  const frame = useRef<HTMLDivElement>(null);
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });
  useEffect(() => {
    let timer = setTimeout(function close() {
      if (frame.current?.matches(':hover, :focus-within') === true) timer = setTimeout(close, SHOWN_MS / 3);
      else latestClose.current();
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return (
    <div
      ref={frame}
      role="status"
      className="fixed bottom-4 left-1/2 z-30 flex max-w-[calc(100vw-1.5rem)] -translate-x-1/2 items-center gap-2 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
    >
      <span className="min-w-0 truncate">{text}</span>
      <Button look="quiet" className="text-accent-ink" onClick={onUndo}>
        <Undo2 size={14} />
        Undo
      </Button>
      <Button look="quiet" isSquare aria-label="Dismiss" onClick={onClose}>
        <X size={14} />
      </Button>
    </div>
  );
}
