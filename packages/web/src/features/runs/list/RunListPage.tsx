import { getRouteApi } from '@tanstack/react-router';

import { ActivityFrame } from '../../activity/ActivityFrame.tsx';
import { RunList } from './RunList.tsx';

const route = getRouteApi('/experiments/$experimentId/runs');

/** The Runs tab. */
export function RunListPage() {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  return (
    <ActivityFrame experimentId={experimentId} title="Runs">
      <RunList key={`${experimentId} ${url.stage ?? ''}`} experimentId={experimentId} url={url} />
    </ActivityFrame>
  );
}
