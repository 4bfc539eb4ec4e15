import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { SplitPane } from '../../../ui/SplitPane.tsx';
import { useIsWide } from '../../../ui/use-is-wide.ts';
import type { RunRow } from '../model/run-row.ts';
import { useRunUrl } from '../page/use-run-url.ts';
import { artifactFolderQuery } from './artifact-queries.ts';
import { ArtifactPreview } from './ArtifactPreview.tsx';
import { ArtifactTree } from './ArtifactTree.tsx';

/** The files of a run: a tree, and the one that is looked at. */
export function ArtifactsTab({ run }: { readonly run: RunRow }) {
  const gander = useGander();
  const [url, change] = useRunUrl();
  const isWide = useIsWide();
  const root = useQuery(artifactFolderQuery(gander, { runId: run.runId, path: '' }));
  const path = url.path;
  const select = (next: string | undefined) => {
    change({ path: next });
  };
  if (root.isPending) return <Skeleton label="Loading the artifacts …" rows={8} />;
  if (root.isError) return <FailureNotice error={root.error} onRetry={() => void root.refetch()} />;
  if (root.data.length === 0) {
    return (
      <Notice title="No artifacts" icon={<FolderOpen size={22} />}>
        Files that a run logs (<code className="font-mono">log_artifact</code>, models, figures) are kept here:{' '}
        <code className="wrap-any font-mono text-xs">{run.artifactUri}</code>
      </Notice>
    );
  }
  const tree = <ArtifactTree runId={run.runId} entries={root.data} selectedPath={path} onSelect={select} />;
  const preview =
    path === undefined ? (
      <Notice title="Choose a file">Text, JSON, tables, Markdown and images are shown here.</Notice>
    ) : (
      <ArtifactPreview
        key={path}
        runId={run.runId}
        path={path}
        {...(!isWide && {
          onBack: () => {
            select(undefined);
          },
        })}
      />
    );
  if (!isWide) return <div className="flex min-h-0 flex-1 flex-col">{path === undefined ? tree : preview}</div>;
  return (
    <SplitPane
      label="Width of the file list"
      storageKey="gander.runs.artifacts"
      initialPercent={28}
      left={tree}
      right={preview}
    />
  );
}
