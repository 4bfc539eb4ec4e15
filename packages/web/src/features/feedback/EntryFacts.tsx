import { Link } from '@tanstack/react-router';

import { formatCost } from '../../format/cost.ts';
import { formatCount } from '../../format/tokens.ts';
import type { FeedbackEntry } from './feedback-entry.ts';

/** Metadata with a meaning, under the names of MLflow's clients. */
const KEYS = {
  cost: 'mlflow.assessment.judgeCost',
  inputTokens: 'mlflow.assessment.judgeInputTokens',
  outputTokens: 'mlflow.assessment.judgeOutputTokens',
  scorerTrace: 'mlflow.assessment.scorerTraceId',
} as const;

const KNOWN_KEYS: ReadonlySet<string> = new Set(Object.values(KEYS));

/** What goes with an entry beyond what it says: what the judge cost, its own trace, and what its author noted. */
export function EntryFacts({ metadata }: Pick<FeedbackEntry, 'metadata'>) {
  const cost = Number(metadata[KEYS.cost]);
  const tokens = Number(metadata[KEYS.inputTokens] ?? 0) + Number(metadata[KEYS.outputTokens] ?? 0);
  const scorerTrace = metadata[KEYS.scorerTrace];
  const others = Object.entries(metadata).filter(([key]) => !KNOWN_KEYS.has(key));
  if (Object.keys(metadata).length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-soft">
      {Number.isFinite(cost) && <Fact name="Cost" value={formatCost(cost)} />}
      {tokens > 0 && <Fact name="Tokens" value={formatCount(tokens)} />}
      {scorerTrace !== undefined && scorerTrace !== '' && (
        <div>
          <dt className="sr-only">Trace of the judge</dt>
          <dd>
            <Link
              to="/traces/$traceId"
              params={{ traceId: scorerTrace }}
              className="text-accent-ink underline underline-offset-2"
            >
              Trace of the judge
            </Link>
          </dd>
        </div>
      )}
      {others.map(([key, value]) => (
        <Fact key={key} name={key} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex max-w-full min-w-0 gap-1">
      <dt className="truncate text-ink-faint">
        <bdi>{name}</bdi>
      </dt>
      <dd className="truncate" title={value}>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
