import type { KeyboardEvent } from 'react';

import type { Suggestion } from './list-suggestions.ts';

/** What a key does in the filter bar. */
export type BarAction =
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'choose'; readonly suggestion: Suggestion }
  | { readonly kind: 'search' }
  | { readonly kind: 'close' }
  | { readonly kind: 'leave' };

export interface BarState {
  readonly text: string;
  readonly isListShown: boolean;
  /** The line that the arrows stand on. */
  readonly chosen: Suggestion | undefined;
  readonly first: Suggestion | undefined;
}

/** `undefined` for a key that does in the bar what it does in any input. */
export function toBarAction(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { text, isListShown, chosen, first }: BarState,
): BarAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const line = isListShown ? chosen : undefined;
  switch (event.key) {
    case 'ArrowDown':
      return { kind: 'step', by: 1 };
    case 'ArrowUp':
      return { kind: 'step', by: -1 };
    case 'Enter':
      return line === undefined ? { kind: 'search' } : { kind: 'choose', suggestion: line };
    case 'Tab': {
      // In an empty bar, and with Shift, it leaves as everywhere.
      const completed = line ?? first;
      const isCompleting = isListShown && completed !== undefined && text !== '' && !event.shiftKey;
      return isCompleting ? { kind: 'choose', suggestion: completed } : undefined;
    }
    case 'Escape':
      return { kind: isListShown ? 'close' : 'leave' };
    default:
      return undefined;
  }
}
