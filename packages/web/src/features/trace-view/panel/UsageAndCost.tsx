import type { NormalizedSpanBody } from '@gander/api/gander/span-schemas';
import { ChevronRight, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatCost } from '../../../format/cost.ts';
import { formatCount } from '../../../format/tokens.ts';
import { UsageBreakdown } from '../../../ui/UsageBreakdown.tsx';
import { explainCost, explainUsage, toCostSource } from './explain-usage.ts';

export interface UsageAndCostProps {
  readonly normalized: NormalizedSpanBody;
  /** The stored figure, where the span alone does not tell. */
  readonly costUsd: number | null;
}

/** Tokens and cost of a call in a line; opened, the numbers as they were sent, what was made of them, and by which price. */
export function UsageAndCost({ normalized, costUsd }: UsageAndCostProps) {
  const { usage, usageAccount, cost } = normalized;
  const shownUsd = cost?.totalUsd ?? normalized.costUsd ?? costUsd;
  const hasUsage = usage !== undefined && Object.values(usage).some((count) => count !== undefined);
  if (!hasUsage && shownUsd === null) return null;
  return (
    <details className="group/usage shrink-0 rounded-lg border border-line">
      <summary className="tabular flex cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-0.5 py-1.5 pr-3 pl-2 text-xs">
        <span className="flex items-center gap-1 font-medium text-ink-soft">
          <ChevronRight size={13} className="text-ink-faint group-open/usage:rotate-90" />
          Usage and cost
        </span>
        {hasUsage && <UsageLine usage={usage} />}
        {shownUsd !== null && (
          <span>
            <span className="font-medium">{formatCost(shownUsd)}</span>
            {cost !== undefined && <span className="pl-1.5 text-ink-faint">{toCostSource(cost)}</span>}
          </span>
        )}
        {cost?.isDisputed === true && (
          <span className="flex items-center gap-1 text-busy">
            <TriangleAlert size={12} />
            two figures disagree
          </span>
        )}
      </summary>
      <div className="grid gap-x-6 gap-y-3 border-t border-line px-3 py-2 text-xs sm:grid-cols-2">
        {hasUsage && (
          <Column title="Tokens">
            <UsageBreakdown usage={usage} />
            {usageAccount !== undefined && (
              <>
                <Sentences lines={explainUsage(usageAccount)} />
                <RawCounts raw={usageAccount.raw} />
              </>
            )}
          </Column>
        )}
        {cost !== undefined && (
          <Column title="Cost">
            <CostTable cost={cost} />
            <Sentences lines={explainCost(cost)} />
          </Column>
        )}
      </div>
    </details>
  );
}

type UsageBody = NonNullable<NormalizedSpanBody['usage']>;

function UsageLine({ usage }: { readonly usage: UsageBody }) {
  const { inputTokens, outputTokens, cacheReadTokens = 0, reasoningTokens = 0 } = usage;
  return (
    <>
      {inputTokens !== undefined && (
        <span>
          <span className="text-ink-faint">in </span>
          {formatCount(inputTokens)}
          {cacheReadTokens > 0 && <span className="text-ink-faint"> ({formatCount(cacheReadTokens)} from cache)</span>}
        </span>
      )}
      {outputTokens !== undefined && (
        <span>
          <span className="text-ink-faint">out </span>
          {formatCount(outputTokens)}
          {reasoningTokens > 0 && <span className="text-ink-faint"> ({formatCount(reasoningTokens)} reasoning)</span>}
        </span>
      )}
    </>
  );
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col items-start gap-2">
      <h3 className="font-semibold text-ink-soft">{title}</h3>
      {children}
    </section>
  );
}

function Sentences({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    <p key={line} className="wrap-any text-ink-soft">
      {line}
    </p>
  ));
}

function RawCounts({ raw }: { readonly raw: Readonly<Record<string, number>> }) {
  const entries = Object.entries(raw);
  if (entries.length === 0) return null;
  return (
    <dl className="tabular flex flex-wrap gap-x-3 gap-y-0.5 text-ink-faint">
      <dt className="text-ink-soft">As sent:</dt>
      {entries.map(([name, count]) => (
        <dd key={name} className="font-mono">
          {name} {formatCount(count)}
        </dd>
      ))}
    </dl>
  );
}

type CostBody = NonNullable<NormalizedSpanBody['cost']>;

interface Figures {
  readonly inputUsd?: number | undefined;
  readonly outputUsd?: number | undefined;
  readonly totalUsd: number;
}

function CostTable({ cost }: { readonly cost: CostBody }) {
  const { emitter, computed, source } = cost;
  const columns: (readonly [name: string, figures: Figures, isChosen: boolean])[] = [
    ...(computed === undefined
      ? []
      : [[computed.source === 'user' ? 'Your price' : 'Price list', computed, source !== 'emitter'] as const]),
    ...(emitter === undefined ? [] : [['As sent', emitter, source === 'emitter'] as const]),
  ];
  if (columns.length === 0) columns.push(['Cost', cost, true]);
  return (
    <table className="tabular">
      <thead>
        <tr className="text-left text-ink-faint">
          <td />
          {columns.map(([name]) => (
            <th key={name} scope="col" className="pr-4 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['inputUsd', 'outputUsd', 'totalUsd'] as const).map((key) => (
          <tr key={key}>
            <th scope="row" className="pr-4 text-left font-normal text-ink-faint">
              {{ inputUsd: 'Input', outputUsd: 'Output', totalUsd: 'Total' }[key]}
            </th>
            {columns.map(([name, figures, isChosen]) => (
              <td key={name} className={isChosen ? 'pr-4 font-medium' : 'pr-4 text-ink-faint'}>
                {figures[key] === undefined ? '–' : formatCost(figures[key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
