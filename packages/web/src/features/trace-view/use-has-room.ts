import type { RefObject } from 'react';

import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWidth } from '../../ui/use-width.ts';
import { useTracePlace } from './trace-place.ts';

const MIN_WIDTH_PX = 720;

/** Room for the tree and the span beside each other: on a page the screen decides, in a panel the panel's width. */
export function useHasRoom(frame: RefObject<HTMLElement | null>): boolean {
  const { kind } = useTracePlace();
  const isWide = useIsWide();
  const width = useWidth(frame);
  return kind === 'page' || width === 0 ? isWide : width >= MIN_WIDTH_PX;
}
