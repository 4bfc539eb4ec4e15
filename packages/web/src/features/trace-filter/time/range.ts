const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

type RangeUnit = keyof typeof UNIT_MS;

/** A time that ends now: `25m`, `2h`, `7d`, `4w`. */
export type Range = `${number}${RangeUnit}`;

/** The ones that are offered. */
export const RANGES = ['15m', '1h', '24h', '7d', '30d'] as const satisfies readonly Range[];

const UNIT_NAMES = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const satisfies Record<RangeUnit, string>;

/** Up to five digits: no server was running in the year that six digits of weeks lead to. */
export function isRange(text: string): text is Range {
  return /^[1-9]\d{0,4}[mhdw]$/.test(text);
}

export function toRangeMs(range: Range): number {
  const { count, unit } = split(range);
  return count * UNIT_MS[unit];
}

/** `Last 25 minutes`. */
export function formatRange(range: Range): string {
  const { count, unit } = split(range);
  return count === 1 ? `Last ${UNIT_NAMES[unit]}` : `Last ${count} ${UNIT_NAMES[unit]}s`;
}

function split(range: Range): { readonly count: number; readonly unit: RangeUnit } {
  return { count: Number(range.slice(0, -1)), unit: range.slice(-1) as RangeUnit };
}
