/** Colours that are told apart in both themes, by the tokens of `styles.css`. */
export const CHART_COLORS = ['model', 'retriever', 'tool', 'agent', 'guard', 'memory', 'chain', 'other'] as const;
export type ChartColor = (typeof CHART_COLORS)[number] | 'accent' | 'error' | 'ok' | 'busy';

export type ChartWeight = 'broad' | 'middle' | 'fine';

export type ChartKind = 'line' | 'area' | 'bar';

/** One line, area or row of bars. */
export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly color: ChartColor;
  /** One for each `x`. `null` is a gap; `undefined` means that this series has nothing at that `x`, and is drawn through. */
  readonly values: readonly (number | null | undefined)[];
  readonly kind?: ChartKind;
  /** Drawn thin and pale, behind the others, with neither legend nor tooltip: e.g. what a smoothed line was made of. */
  readonly isBackdrop?: boolean;
  readonly isDashed?: boolean;
  /** Of lines that may lie on each other: drawn from broad to fine, each is seen on both sides of the next. */
  readonly weight?: ChartWeight;
}

/** What the numbers along the bottom are: milliseconds since the epoch, a duration in milliseconds, or any number. */
export type ChartXKind = 'time' | 'duration' | 'number';

/** Both ends are in it. */
export interface ChartRange {
  readonly min: number;
  readonly max: number;
}

/** The colour of the n-th of several series. */
export function toChartColor(index: number): ChartColor {
  return CHART_COLORS[index % CHART_COLORS.length] ?? 'other';
}
