import { useState } from 'react';

/**
 * Whether something is open, which opens by itself for each match that is stepped to inside of it. The reader may close it
 * again.
 */
export function useOpenFor(match: number | undefined, isOpenAtFirst: boolean) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const [openedFor, setOpenedFor] = useState<number>();
  if (match !== openedFor) {
    setOpenedFor(match);
    if (match !== undefined) setIsOpen(true);
  }
  return [isOpen, setIsOpen] as const;
}
