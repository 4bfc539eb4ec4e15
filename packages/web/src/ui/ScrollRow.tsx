import { ChevronLeft, ChevronRight } from 'lucide-react';
import clsx from 'clsx';
import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface ScrollRowProps {
  /** In one line, as wide as they are. */
  readonly children: ReactNode;
  /** Of the row: where its line is, what is behind it. */
  readonly className?: string;
  /** Selects the child that must be in view, e.g. the tab in force. */
  readonly current: string;
}

interface Hidden {
  readonly left: boolean;
  readonly right: boolean;
}

/** A part of the width stays, so that the eye finds its place again. */
const STEP_SHARE = 0.7;

/**
 * A row of tabs that may be wider than its place: where some are out of sight an arrow says so, and shows them. The keyboard
 * needs no arrow: what has the focus is scrolled to by the browser.
 */
export function ScrollRow({ children, className, current }: ScrollRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<Hidden>({ left: false, right: false });

  useEffect(() => {
    const frame = row.current;
    if (frame === null) return undefined;
    const update = () => {
      // A browser rounds what it scrolls.
      const left = frame.scrollLeft > 1;
      const right = frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 1;
      setHidden((known) => (known.left === left && known.right === right ? known : { left, right }));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(frame);
    if (frame.firstElementChild !== null) observer.observe(frame.firstElementChild);
    frame.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      frame.removeEventListener('scroll', update);
    };
  }, []);

  const inView = useRef<Element>(undefined);
  useEffect(() => {
    const frame = row.current;
    const shown = frame?.querySelector(current) ?? undefined;
    // Only when another one is in force: the reader may scroll away from it.
    if (frame === null || shown === undefined || shown === inView.current) return;
    inView.current = shown;
    const box = shown.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    if (box.left < outer.left) frame.scrollLeft -= outer.left - box.left + ARROW_PX;
    else if (box.right > outer.right) frame.scrollLeft += box.right - outer.right + ARROW_PX;
  });

  const scroll = (direction: -1 | 1) => {
    const frame = row.current;
    frame?.scrollBy({ left: direction * frame.clientWidth * STEP_SHARE, behavior: 'smooth' });
  };
  return (
    <div className={clsx('relative flex min-w-0 shrink-0', className)}>
      <div ref={row} className="min-w-0 flex-1 overflow-x-auto overflow-y-hidden [scrollbar-width:none]">
        <div className="flex w-max min-w-full">{children}</div>
      </div>
      {hidden.left && (
        <Arrow
          side="left"
          onClick={() => {
            scroll(-1);
          }}
        />
      )}
      {hidden.right && (
        <Arrow
          side="right"
          onClick={() => {
            scroll(1);
          }}
        />
      )}
    </div>
  );
}

const ARROW_PX = 28;

function Arrow({ side, onClick }: { readonly side: 'left' | 'right'; readonly onClick: () => void }) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={side === 'left' ? 'Tabs before' : 'More tabs'}
      title={side === 'left' ? 'Tabs before' : 'More tabs'}
      onClick={onClick}
      style={{ width: ARROW_PX }}
      className={clsx(
        'absolute inset-y-0 z-10 flex items-center justify-center bg-surface text-ink-soft hover:text-ink',
        side === 'left'
          ? 'left-0 shadow-[8px_0_8px_-6px_var(--shadow-color)]'
          : 'right-0 shadow-[-8px_0_8px_-6px_var(--shadow-color)]',
      )}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
