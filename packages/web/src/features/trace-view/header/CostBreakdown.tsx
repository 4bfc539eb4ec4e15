import type { CostShareBody } from '@gander/api/gander/trace-content-schemas';
import { useQuery } from '@tanstack/react-query';

import { useGander } from '../../../app/gander-context.ts';
import { formatCost } from '../../../format/cost.ts';
import { formatCount, formatTokens } from '../../../format/tokens.ts';
import { traceCostQuery } from '../trace-content-queries.ts';

export interface CostBreakdownProps {
  readonly traceId: string;
  readonly totalUsd: number;
}

/** Where the cost of a trace comes from: calls by model, each with the price that was taken, and whose it is. */
export function CostBreakdown({ traceId, totalUsd }: CostBreakdownProps) {
  const { client } = useGander();
  const cost = useQuery(traceCostQuery(client, traceId));
  if (cost.isPending) return <p className="text-ink-faint">Looking up the prices …</p>;
  if (cost.isError) return <p className="text-ink-soft">Where it comes from could not be loaded.</p>;
  const { shares, isComplete } = cost.data;
  const sumUsd = shares.reduce((sum, share) => sum + share.costUsd, 0);
  return (
    <>
      <table className="tabular w-full">
        <thead className="text-left text-ink-faint">
          <tr>
            <th className="pr-4 font-normal">Model</th>
            <th className="pr-4 text-right font-normal">Calls</th>
            <th className="pr-4 text-right font-normal">Tokens</th>
            <th className="text-right font-normal">Cost</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <ShareRows key={toSourceText(share) + (share.model ?? '') + (share.provider ?? '')} share={share} />
          ))}
        </tbody>
        {shares.length > 1 && (
          <tfoot>
            <tr className="border-t border-line font-medium">
              <td className="pt-1" colSpan={3}>
                Total
              </td>
              <td className="pt-1 text-right">{formatCost(totalUsd)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {!isComplete && <p className="mt-2 text-ink-faint">The beginning of a long trace; the total is of all of it.</p>}
      {isComplete && Math.abs(sumUsd - totalUsd) > totalUsd * 0.001 && (
        <p className="mt-2 text-ink-faint">
          The calls add up to {formatCost(sumUsd)}. The total is what the spans above them say.
        </p>
      )}
    </>
  );
}

function ShareRows({ share }: { readonly share: CostShareBody }) {
  const { model, callCount, inputTokens, outputTokens, costUsd, disputedCount } = share;
  return (
    <>
      <tr>
        <td className="wrap-any pt-1 pr-4 font-medium">{model ?? 'unknown model'}</td>
        <td className="pt-1 pr-4 text-right">{formatCount(callCount)}</td>
        <td className="pt-1 pr-4 text-right whitespace-nowrap">
          ↑{formatTokens(inputTokens)} ↓{formatTokens(outputTokens)}
        </td>
        <td className="pt-1 text-right">{formatCost(costUsd)}</td>
      </tr>
      <tr>
        <td colSpan={4} className="wrap-any pb-1 text-ink-faint">
          {toSourceText(share)}
          {disputedCount > 0 && (
            <span className="block text-busy">
              {formatCount(disputedCount)} {disputedCount === 1 ? 'call' : 'calls'}: what was sent and the price list
              differ by more than a fifth.
            </span>
          )}
        </td>
      </tr>
    </>
  );
}

function toSourceText({ source, rule, priceRow, table }: CostShareBody): string {
  if (source === 'emitter') return 'As the program that sent it says';
  if (source === 'user') return `Your price for ${rule ?? 'this model'}`;
  if (source === undefined) return 'Not looked at one by one';
  const how = rule === undefined ? '' : `, found by ${rule}`;
  return `Estimated from the price list: ${priceRow ?? 'a row without a name'}${how} (${table ?? 'edition unknown'})`;
}
