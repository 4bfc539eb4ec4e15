import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { ExperimentTabs } from '../experiments/ExperimentTabs.tsx';
import { experimentQuery } from '../experiments/queries.ts';
import { SetUpGuides } from './SetUpGuides.tsx';

const route = getRouteApi('/experiments/$experimentId/set-up');

export function SetUpPage() {
  const { experimentId } = route.useParams();
  const { client } = useGander();
  const experiment = useQuery(experimentQuery(client, experimentId));
  usePageTitle('Set-up', experiment.data?.name);
  if (experiment.isError) {
    return (
      <FailureNotice
        error={experiment.error}
        notFoundTitle={`There is no experiment ${experimentId}`}
        onRetry={() => void experiment.refetch()}
      />
    );
  }
  return (
    <>
      <ExperimentTabs experimentId={experimentId} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-8">
          <div>
            <h1 className="text-lg font-semibold">Send traces to this experiment</h1>
            <p className="mt-1 text-ink-soft">
              Traces that name no experiment go to the one with the id 0
              {experimentId === '0' ? ', which is this one' : `; the header below names this one, ${experimentId}`}.
            </p>
          </div>
          <SetUpGuides experimentId={experimentId} />
        </div>
      </div>
    </>
  );
}
