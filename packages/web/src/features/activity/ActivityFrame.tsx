import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { ExperimentTabs, type ExperimentTabsProps } from '../experiments/ExperimentTabs.tsx';
import { experimentQuery } from '../experiments/queries.ts';

export interface ActivityFrameProps {
  readonly experimentId: string;
  /** Names the browser tab. */
  readonly title: string;
  /** The tab that a page which is no tab itself belongs to. */
  readonly within?: ExperimentTabsProps['within'];
  readonly children: ReactNode;
}

/** What stands around a page of an experiment: its tabs, or that there is no such experiment. */
export function ActivityFrame({ experimentId, title, within, children }: ActivityFrameProps) {
  const { client } = useGander();
  const experiment = useQuery(experimentQuery(client, experimentId));
  usePageTitle(title, experiment.data?.name);
  if (experiment.isError) {
    return (
      <FailureNotice
        error={experiment.error}
        notFoundTitle={`There is no experiment ${experimentId}`}
        onRetry={() => void experiment.refetch()}
      >
        <Link to="/" className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2">
          All experiments
        </Link>
      </FailureNotice>
    );
  }
  return (
    <>
      <ExperimentTabs experimentId={experimentId} within={within} />
      {children}
    </>
  );
}
