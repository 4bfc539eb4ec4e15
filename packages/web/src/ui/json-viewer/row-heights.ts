/**
 * Heights of a long list's rows, nearly all of which are one line high: only the others are remembered, so that a
 * million rows cost nothing.
 */
export class RowHeights {
  readonly #lineHeight: number;
  /** Row → how much higher than a line it is, in the order of the rows, with the sum up to and including each. */
  #rows: number[] = [];
  #extras: number[] = [];
  #sums: number[] = [];

  constructor(lineHeight: number) {
    this.#lineHeight = lineHeight;
  }

  /** Remembers a row's height. Returns by how much it changed. */
  measure(row: number, height: number): number {
    const extra = height - this.#lineHeight;
    const place = this.#findPlace(row);
    const isKnown = this.#rows[place] === row;
    const change = extra - (isKnown ? (this.#extras[place] as number) : 0);
    if (change === 0) return 0;
    if (isKnown && extra === 0) {
      this.#rows.splice(place, 1);
      this.#extras.splice(place, 1);
    } else if (isKnown) {
      this.#extras[place] = extra;
    } else {
      this.#rows.splice(place, 0, row);
      this.#extras.splice(place, 0, extra);
    }
    this.#sum();
    return change;
  }

  /** After `row`, `change` rows were put in, or taken out where it is negative. */
  shift(row: number, change: number): void {
    const kept = this.#rows.flatMap((other, place): [number, number][] => {
      const extra = this.#extras[place] as number;
      if (other <= row) return [[other, extra]];
      return change < 0 && other <= row - change ? [] : [[other + change, extra]];
    });
    this.#rows = kept.map(([other]) => other);
    this.#extras = kept.map(([, extra]) => extra);
    this.#sum();
  }

  /** Where a row begins; of the row after the last it is the height of all. */
  offsetOf(row: number): number {
    const place = this.#findPlace(row);
    return row * this.#lineHeight + (place === 0 ? 0 : (this.#sums[place - 1] as number));
  }

  /** The row that a place lies in, among `count` rows. */
  rowAt(offset: number, count: number): number {
    let low = 0;
    let high = count;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (this.offsetOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The first remembered place whose row is not before this one. */
  #findPlace(row: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #sum(): void {
    let sum = 0;
    this.#sums = this.#extras.map((extra) => (sum += extra));
  }
}
