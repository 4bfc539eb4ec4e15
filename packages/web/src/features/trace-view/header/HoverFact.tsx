import { Popover } from '@base-ui/react/popover';
import { type ReactNode, useState } from 'react';

export interface HoverFactProps {
  /** What the explanation is called. */
  readonly label: string;
  /** What is explained. */
  readonly children: ReactNode;
  /** Made when it is opened. */
  readonly content: () => ReactNode;
}

/** A figure with where it comes from: on hover, on keyboard focus, and on a tap where there is neither. */
export function HoverFact({ label, children, content }: HoverFactProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger
        openOnHover
        delay={200}
        closeDelay={120}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setIsOpen(true);
        }}
        onBlur={() => {
          setIsOpen(false);
        }}
        className="inline-flex items-center gap-1 rounded underline decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-ink-soft"
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={6} collisionPadding={8} className="z-50">
          {/* The figure keeps the focus: this is read, not worked with. */}
          <Popover.Popup
            initialFocus={false}
            finalFocus={false}
            aria-label={label}
            className="max-h-[70vh] max-w-[min(30rem,calc(100vw-1rem))] overflow-auto rounded-lg border border-line bg-raised p-3 text-xs shadow-float outline-none"
          >
            {content()}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
