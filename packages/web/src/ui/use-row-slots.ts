import { useState } from 'react';

import { moveSlots, NO_SLOTS } from './row-slots.ts';

/** A React key for each drawn row of a long list, so that its elements are used again for other rows after a jump. */
export function useRowSlots(start: number, count: number): readonly number[] {
  const [slots, setSlots] = useState(NO_SLOTS);
  const moved = moveSlots(slots, start, count);
  if (moved !== slots) setSlots(moved);
  return moved.keys;
}
