import type { ExperimentActivityBody } from '@gander/api/gander/experiment-schemas';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatCount, formatTokens } from '../../../format/tokens.ts';
import { formatShare } from './format-share.ts';

export interface ErrorShareProps {
  readonly experimentId: string;
  readonly activity: ExperimentActivityBody;
}

/** How many traces failed, and in how many more a span did; each a way to them. */
export function ErrorShare({ experimentId, activity }: ErrorShareProps) {
  const { traceCount, failedTraceCount, failedSpanTraceCount } = activity;
  if (failedTraceCount + failedSpanTraceCount === 0)
    return (
      <span className="text-ink-faint">
        0<span className="sm:hidden"> failed</span>
      </span>
    );
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      {failedTraceCount > 0 && (
        <FailureLink
          experimentId={experimentId}
          filter="status = 'ERROR'"
          title={`${formatCount(failedTraceCount)} of ${formatCount(traceCount)} traces failed; show them`}
          className="font-medium text-error"
        >
          {formatTokens(failedTraceCount)}
          <span className="font-normal sm:hidden">failed</span>
          <span className="font-normal">· {formatShare(failedTraceCount / traceCount)}</span>
          <span className="sr-only"> of {formatCount(traceCount)} traces failed; show them</span>
        </FailureLink>
      )}
      {failedSpanTraceCount > 0 && (
        <FailureLink
          experimentId={experimentId}
          filter="status = 'OK' AND error_count > 0"
          title={`${formatCount(failedSpanTraceCount)} ${failedSpanTraceCount === 1 ? 'trace' : 'traces'} did not fail, but a span inside did; show them`}
          className="text-xs text-error"
        >
          <TriangleAlert size={11} aria-hidden className="shrink-0" />
          {formatTokens(failedSpanTraceCount)}
          <span className="sr-only">
            {' '}
            {failedSpanTraceCount === 1 ? 'trace' : 'traces'} did not fail, but a span inside did; show them
          </span>
        </FailureLink>
      )}
    </span>
  );
}

interface FailureLinkProps {
  readonly experimentId: string;
  readonly filter: string;
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}

function FailureLink({ experimentId, filter, title, className, children }: FailureLinkProps) {
  return (
    <Link
      to="/experiments/$experimentId/traces"
      params={{ experimentId }}
      search={{ filter }}
      title={title}
      className={clsx('relative z-10 inline-flex items-center gap-1 rounded hover:underline', className)}
    >
      {children}
    </Link>
  );
}
