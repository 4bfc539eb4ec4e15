import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface Caret {
  readonly at: number;
  /** Where the input has it. */
  readonly follow: (field: HTMLInputElement) => void;
  /** Puts it there as soon as the input shows the text that is being set. */
  readonly moveTo: (at: number) => void;
}

/** Place of the caret in a controlled input. */
export function useCaret(input: RefObject<HTMLInputElement | null>, text: string): Caret {
  const [at, setAt] = useState(0);
  const next = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (next.current === undefined) return;
    input.current?.setSelectionRange(next.current, next.current);
    next.current = undefined;
  }, [text, input]);
  return {
    at,
    follow(field) {
      setAt(field.selectionStart ?? field.value.length);
    },
    moveTo(place) {
      next.current = place;
      setAt(place);
    },
  };
}
