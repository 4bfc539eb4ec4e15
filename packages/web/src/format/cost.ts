/**
 * Dollars with as many digits as the amount needs: model calls cost fractions of a cent.
 *
 * @example formatCost(0.00123) // '$0.0012'
 */
export function formatCost(costUsd: number): string {
  if (costUsd === 0) return '$0';
  const amount = Math.abs(costUsd);
  const sign = costUsd < 0 ? '−' : '';
  if (amount < 0.000_001) return `${sign}<$0.000001`;
  if (amount < 0.01) return `${sign}$${amount.toFixed(Math.min(6, 1 - Math.floor(Math.log10(amount))))}`;
  if (amount < 1) return `${sign}$${amount.toFixed(3)}`;
  return `${sign}$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
