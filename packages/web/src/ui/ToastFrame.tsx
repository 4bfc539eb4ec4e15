import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

import { IconButton } from './IconButton.tsx';

export interface ToastFrameProps {
  /** Read out at once, before anything else. */
  readonly isAlert?: boolean;
  /** Goes after so long, unless the pointer or the focus is on it; without it, stays until it is dismissed. */
  readonly shownMs?: number | undefined;
  /** What it tells of: another one begins the time anew. */
  readonly subject?: unknown;
  /** What the button at the end says that it does. */
  readonly closeLabel?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A line at the foot of the page that says what became of something. */
export function ToastFrame(props: ToastFrameProps) {
  const { isAlert = false, shownMs, subject, closeLabel = 'Dismiss', onClose, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });
  useEffect(() => {
    if (shownMs === undefined) return undefined;
    let timer = setTimeout(function close() {
      if (frame.current?.matches(':hover, :focus-within') === true) timer = setTimeout(close, shownMs / 3);
      else latestClose.current();
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [shownMs, subject]);
  return createPortal(
    <div
      ref={frame}
      role={isAlert ? 'alert' : 'status'}
      className="fixed bottom-4 left-1/2 z-50 flex w-max max-w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 items-center gap-2 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
    >
      {children}
      <IconButton label={closeLabel} className="shrink-0" onClick={onClose}>
        <X size={14} />
      </IconButton>
    </div>,
    document.body,
  );
}
