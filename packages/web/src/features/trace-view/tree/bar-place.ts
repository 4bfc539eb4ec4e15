import type { Bar } from '../timeline.ts';

/** Beyond this the label stands left of the bar. */
const LABEL_RIGHT_MAX_PERCENT = 76;
const LABEL_LEFT_MIN_PERCENT = 24;

/** However short a span is, and wherever it is: so much of its bar is seen. */
const MIN_BAR_PX = 2;

/** Out of sight to the left or to the right, or where it is drawn. */
export type BarPlace = 'before' | 'behind' | DrawnBar;

/** A bar in its cell. */
export interface DrawnBar {
  readonly label: 'left' | 'right' | 'inside';
  /** CSS lengths. */
  readonly start: string;
  readonly width: string;
  /** From where it is first seen to its end, in percent of the cell. */
  readonly seenPercent: number;
}

/** Where a bar stands and where there is room for what it says; or on which side of the window it is. */
export function toBarPlace({ leftPercent, widthPercent }: Pick<Bar, 'leftPercent' | 'widthPercent'>): BarPlace {
  const rightPercent = leftPercent + widthPercent;
  // What only touches an end of the window is in it: a trace begins and ends with such spans.
  if (rightPercent < 0 || (rightPercent === 0 && leftPercent < 0)) return 'before';
  if (leftPercent > 100) return 'behind';
  const left = Math.max(0, leftPercent);
  const isLabelRight = rightPercent <= LABEL_RIGHT_MAX_PERCENT;
  const isCutLeft = leftPercent < 0;
  return {
    label: isLabelRight ? 'right' : left >= LABEL_LEFT_MIN_PERCENT ? 'left' : 'inside',
    start: isCutLeft ? `${leftPercent}%` : `min(${leftPercent}%, 100% - ${MIN_BAR_PX}px)`,
    width: isCutLeft
      ? `max(${-leftPercent}% + ${MIN_BAR_PX}px, ${widthPercent}%)`
      : `max(${MIN_BAR_PX}px, ${widthPercent}%)`,
    seenPercent: rightPercent - left,
  };
}
