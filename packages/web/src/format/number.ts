const SIGNIFICANT_DIGITS = 5;

/**
 * Any number, short: five digits that matter, powers of ten where it would get long.
 *
 * @example formatNumber(0.123456789) // '0.1235'
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const amount = Math.abs(value);
  if (amount !== 0 && (amount < 1e-4 || amount >= 1e9)) return toExponential(value);
  if (Number.isInteger(value)) return value.toLocaleString('en-US').replace('-', '−');
  const decimals = Math.max(0, SIGNIFICANT_DIGITS - Math.max(1, Math.floor(Math.log10(amount)) + 1));
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(8, decimals) }).replace('-', '−');
}

function toExponential(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(SIGNIFICANT_DIGITS - 2).split('e');
  return `${digits.replace(/\.?0+$/, '')}e${exponent.replace('+', '')}`.replaceAll('-', '−');
}
