import { useQuery } from '@tanstack/react-query';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ContextBar } from './ContextBar.tsx';
import { ContextDifference } from './ContextDifference.tsx';
import { ContextItems } from './ContextItems.tsx';

export interface ContextTabProps {
  readonly traceId: string;
  readonly spanId: string;
}

const STALE_MS = 60_000;

/** What filled the window of a model call, and what changed since the call before. */
export function ContextTab({ traceId, spanId }: ContextTabProps) {
  const { client } = useGander();
  const query = useQuery({
    queryKey: ['span-context', traceId, spanId],
    queryFn: async ({ signal }) => client.getSpanContext({ params: { traceId, spanId }, signal }),
    staleTime: STALE_MS,
    gcTime: STALE_MS,
  });
  if (query.isError) return <FailureNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton label="Working out the context …" rows={6} />;
  const context = query.data;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Context"
      className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-3 -outline-offset-2"
    >
      <ContextBar context={context} />
      {context.items.length === 0 ? (
        <p className="text-ink-faint">The span does not say what was sent, so nothing can be said of its parts.</p>
      ) : (
        <>
          <ContextDifference context={context} />
          <ContextItems context={context} />
        </>
      )}
    </div>
  );
}
