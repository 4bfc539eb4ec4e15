/** Where the bars are: beside the names of the first row, as all rows are alike. */
export function findBars(scroller: HTMLElement | null): DOMRect | undefined {
  return scroller?.querySelector('[role="row"] > :nth-child(2)')?.getBoundingClientRect();
}
