/** What is asked of a press: of DOM's and React's `MouseEvent` alike. */
export interface GridPress {
  readonly button: number;
  readonly target: object;
  readonly preventDefault: () => void;
}

/**
 * For `mousedown` on the rows of a grid: a button of a row that took the focus would take Enter and the arrows from the
 * grid, and press itself for another row once its element is used again for that one.
 */
export function keepFocusOnGrid(press: GridPress, grid: Pick<HTMLElement, 'focus'> | null): void {
  if (press.button !== 0 || !isInButton(press.target)) return;
  press.preventDefault();
  grid?.focus({ preventScroll: true });
}

function isInButton(target: object): boolean {
  return 'closest' in target && (target as Element).closest('button') !== null;
}
