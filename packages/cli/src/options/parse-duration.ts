const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `90s`, `30m`, `2h` or `1d`; 0 for `off`. `undefined` for anything else. */
export function parseDuration(text: string): number | undefined {
  if (text.trim().toLowerCase() === 'off') return 0;
  const [, digits = '', unit = ''] = /^\s*(\d{1,9})\s*([smhd])\s*$/i.exec(text) ?? [];
  const unitMs = UNIT_MS[unit.toLowerCase()];
  return unitMs === undefined ? undefined : Number(digits) * unitMs;
}
