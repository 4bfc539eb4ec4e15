import type { DistributedNumber } from '../../queries.ts';

/** Factors by the unit behind a number; the empty one is for a number alone. */
const UNITS = {
  duration_ms: { '': 1000, ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000, h: 3_600_000 },
  total_tokens: { '': 1, k: 1e3, m: 1e6 },
  cost_usd: { '': 1 },
} as const satisfies Record<DistributedNumber, Readonly<Record<string, number>>>;

/**
 * A number as people write it, in the unit that its name says; `undefined` when it is none. A duration without a unit is
 * seconds.
 *
 * @example parseAmount('1.5 min', 'duration_ms') // 90000
 * @example parseAmount('$0.05', 'cost_usd') // 0.05
 */
export function parseAmount(text: string, number: DistributedNumber): number | undefined {
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
  const amount = number === 'cost_usd' ? plain.replace(/^\$\s*/, '') : plain;
  const { digits, unit } = /^(?<digits>\d+(?:[.,]\d*)?|[.,]\d+)\s*(?<unit>[a-z]*)$/i.exec(amount)?.groups ?? {};
  const units: Readonly<Partial<Record<string, number>>> = UNITS[number];
  const factor = unit === undefined ? undefined : units[unit.toLowerCase()];
  if (digits === undefined || factor === undefined) return undefined;
  const value = Number(digits.replace(',', '.')) * factor;
  return number === 'cost_usd' ? value : Math.round(value);
}
