import type { ExperimentOverviewBody } from '@gander/api/gander/schemas';
import { Link } from '@tanstack/react-router';

import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { formatCount } from '../../format/tokens.ts';
import { useNow } from '../../ui/use-now.ts';

export function ExperimentTable({ rows }: { readonly rows: readonly ExperimentOverviewBody[] }) {
  const nowMs = useNow(10_000);
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full table-fixed text-left">
        <thead className="border-b border-line bg-sunken text-xs text-ink-soft">
          <tr>
            <th className="px-4 py-1.5 font-medium">Name</th>
            <th className="w-24 px-4 py-1.5 text-right max-sm:w-18 font-medium">Traces</th>
            <th className="w-36 px-4 py-1.5 font-medium max-sm:w-28">Last trace</th>
            <th className="w-20 px-4 py-1.5 text-right font-medium max-sm:hidden">Id</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.experimentId} className="relative hover:bg-hover">
              <td className="truncate px-4 py-2.5 max-sm:pr-0">
                <Link
                  to="/experiments/$experimentId/traces"
                  params={{ experimentId: row.experimentId }}
                  className="font-medium -outline-offset-2 after:absolute after:inset-0"
                >
                  {row.name}
                </Link>
              </td>
              <td className="tabular px-4 py-2.5 text-right">{formatCount(row.traceCount)}</td>
              <td className="px-4 py-2.5 text-ink-soft">
                {row.lastTraceUnixNano === null ? (
                  '–'
                ) : (
                  <time title={formatExactTime(row.lastTraceUnixNano)} className="relative z-10">
                    {formatRelativeTime(toUnixMs(row.lastTraceUnixNano), nowMs)}
                  </time>
                )}
              </td>
              <td className="px-4 py-2.5 text-right font-mono text-xs text-ink-faint max-sm:hidden">
                {row.experimentId}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
