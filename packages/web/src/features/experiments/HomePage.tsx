import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CreateExperimentDialog } from './CreateExperimentDialog.tsx';
import { ExperimentTable } from './ExperimentTable.tsx';
import { FirstTraceHint } from './FirstTraceHint.tsx';
import { experimentsQuery } from './queries.ts';

export function HomePage() {
  const { client } = useGander();
  const experiments = useInfiniteQuery(experimentsQuery(client));
  const [isCreating, setIsCreating] = useState(false);
  usePageTitle('Experiments');

  const rows = experiments.data?.pages.flatMap((page) => page.items) ?? [];
  const hasNoTrace = experiments.isSuccess && rows.every((row) => row.traceCount === 0);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-6">
        <div className="flex items-center gap-3">
          <h1 className="text-lg font-semibold">Experiments</h1>
          <Button
            look="primary"
            className="ml-auto"
            onClick={() => {
              setIsCreating(true);
            }}
          >
            <Plus size={14} />
            New experiment
          </Button>
        </div>
        {hasNoTrace && <FirstTraceHint experimentId={rows.at(-1)?.experimentId ?? '0'} />}
        {experiments.isPending && <Skeleton label="Loading experiments …" />}
        {experiments.isError && rows.length === 0 && (
          <FailureNotice error={experiments.error} onRetry={() => void experiments.refetch()} />
        )}
        {rows.length > 0 && <ExperimentTable rows={rows} />}
        {experiments.hasNextPage && (
          <Button
            className="self-center"
            disabled={experiments.isFetchingNextPage}
            onClick={() => void experiments.fetchNextPage()}
          >
            {experiments.isFetchingNextPage ? 'Loading …' : 'Load more'}
          </Button>
        )}
      </div>
      <CreateExperimentDialog isOpen={isCreating} onOpenChange={setIsCreating} />
    </div>
  );
}
