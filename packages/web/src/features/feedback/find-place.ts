/** Higher than any row or button: a place in it would be no place. */
const MAX_HEIGHT = 80;

/** Where on the screen something was just pressed: a button, what has the focus, the row that a list or tree stands on. */
export function findPlace(pressed: Element | null | undefined): DOMRect {
  const focused = document.activeElement;
  const row = focused?.getAttribute('aria-activedescendant');
  const candidates = [pressed, row === null || row === undefined ? null : document.getElementById(row), focused];
  for (const candidate of candidates) {
    const rect = candidate?.getBoundingClientRect();
    if (rect !== undefined && isPlace(rect)) return rect;
  }
  return new DOMRect(window.innerWidth / 2, window.innerHeight - 48, 0, 0);
}

function isPlace({ width, height, bottom, top }: DOMRect): boolean {
  return width > 0 && height > 0 && height < MAX_HEIGHT && bottom > 0 && top < window.innerHeight;
}
