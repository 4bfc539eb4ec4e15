import { Dialog } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';

import { IconButton } from './IconButton.tsx';

export interface ModalFrameProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly onClose: () => void;
  readonly width?: keyof typeof WIDTHS;
  /** What is done with it: stands below the body, which scrolls without it. */
  readonly footer?: ReactNode;
  /** Makes body and footer one form, which a submit button in either or Enter sends. */
  readonly onSubmit?: () => void;
  /** Stands in the place of title and close button; the title is still read out. */
  readonly header?: ReactNode;
  /** The body goes from edge to edge. */
  readonly isFlush?: boolean;
  /** There is nothing to fill in: the body itself has the focus, so that the keys scroll it. */
  readonly isReading?: boolean;
  /** Along the left edge, from top to bottom, instead of in the middle. A field in it does not take the focus: on a phone, that opens the keyboard. */
  readonly isDrawer?: boolean;
  /** Takes the focus; without it, the first field. */
  readonly focusRef?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

const WIDTHS = {
  narrow: 'sm:w-[28rem]',
  middle: 'sm:w-[38rem]',
  wide: 'sm:w-[46rem]',
} as const;

const FIELDS = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"]';

/**
 * Something over the page that wants an answer: title, body, footer. Open as long as it is drawn; Escape, the close button and a
 * click beside it close it, and the focus goes back to where it came from. On a phone it is a sheet as wide as the screen.
 */
export function ModalFrame(props: ModalFrameProps) {
  const { title, description, onClose, header, isDrawer = false, isReading = false, isFlush = false } = props;
  const { width = 'narrow', focusRef, footer, children } = props;
  const bodyRef = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-sunken/70" />
        <Dialog.Popup
          initialFocus={() =>
            focusRef?.current ??
            (isDrawer ? null : bodyRef.current?.querySelector<HTMLElement>(FIELDS)) ??
            (isReading ? bodyRef.current : true)
          }
          className={clsx(
            'fixed z-40 flex flex-col border-line bg-raised shadow-float outline-none',
            isDrawer
              ? 'inset-y-0 left-0 w-[min(22rem,calc(100vw-2.5rem))] border-r'
              : [
                  // The sheet of a palette stands at the top: the keyboard of a phone comes from below.
                  header === undefined ? 'bottom-0 rounded-t-xl border-t' : 'top-0 rounded-b-xl border-b',
                  'inset-x-0 max-h-[92dvh]',
                  'sm:inset-x-auto sm:top-[12dvh] sm:bottom-auto sm:left-1/2 sm:max-h-[76dvh] sm:max-w-[calc(100vw-1.5rem)] sm:-translate-x-1/2 sm:rounded-xl sm:border',
                  WIDTHS[width],
                ],
          )}
        >
          {header === undefined ? (
            <div className="flex shrink-0 items-start gap-2 border-b border-line py-2.5 pr-2.5 pl-4">
              <div className="min-w-0 flex-1 py-0.5">
                <Dialog.Title className="wrap-any text-base font-semibold">{title}</Dialog.Title>
                {description !== undefined && (
                  <Dialog.Description className="wrap-any mt-0.5 text-ink-soft">{description}</Dialog.Description>
                )}
              </div>
              <IconButton label="Close" onClick={onClose}>
                <X size={15} />
              </IconButton>
            </div>
          ) : (
            <>
              <Dialog.Title className="sr-only">{title}</Dialog.Title>
              {header}
            </>
          )}
          <Content onSubmit={props.onSubmit}>
            <div
              ref={bodyRef}
              tabIndex={isReading ? 0 : undefined}
              className={clsx('flex min-h-0 flex-1 flex-col overflow-y-auto outline-none', !isFlush && 'p-4')}
            >
              {children}
            </div>
            {footer !== undefined && (
              <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-2.5">
                {footer}
              </div>
            )}
          </Content>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ContentProps {
  readonly onSubmit: (() => void) | undefined;
  readonly children: ReactNode;
}

function Content({ onSubmit, children }: ContentProps) {
  if (onSubmit === undefined) return children;
  return (
    <form
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
