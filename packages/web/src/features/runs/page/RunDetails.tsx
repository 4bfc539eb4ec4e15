import type { ReactNode } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { formatMoment } from '../format-run.ts';
import type { RunRow } from '../model/run-row.ts';

/** Where a run came from and what clients keep about it. */
export function RunDetails({ run }: { readonly run: RunRow }) {
  const { tags } = run;
  const source = tags.get('mlflow.source.name');
  const commit = tags.get('mlflow.source.git.commit');
  return (
    <dl className="flex flex-col gap-2">
      <Detail name="Run id">
        <Copied text={run.runId} />
      </Detail>
      <Detail name="Started">{formatMoment(run.startMs)}</Detail>
      <Detail name="Ended">{run.endMs === undefined ? '–' : formatMoment(run.endMs)}</Detail>
      {run.user !== '' && <Detail name="User">{run.user}</Detail>}
      {source !== undefined && (
        <Detail name="Source">
          <Copied text={source} />
          <span className="text-xs text-ink-faint">{tags.get('mlflow.source.type')?.toLowerCase()}</span>
        </Detail>
      )}
      {commit !== undefined && (
        <Detail name="Git commit">
          <Copied text={commit} />
          <span className="wrap-any text-xs text-ink-faint">
            {[tags.get('mlflow.source.git.branch'), tags.get('mlflow.source.git.repoURL')].filter(Boolean).join(' · ')}
          </span>
        </Detail>
      )}
      <Detail name="Artifacts">
        <Copied text={run.artifactUri} />
      </Detail>
      {run.inputModelIds.length > 0 && <Detail name="Models in">{run.inputModelIds.join(', ')}</Detail>}
      {run.outputModels.length > 0 && (
        <Detail name="Models out">
          {run.outputModels.map(({ modelId, step }) => `${modelId} (step ${step})`).join(', ')}
        </Detail>
      )}
      <SystemTags run={run} />
    </dl>
  );
}

const SHOWN_ELSEWHERE = new Set([
  'mlflow.user',
  'mlflow.runName',
  'mlflow.note.content',
  'mlflow.parentRunId',
  'mlflow.source.name',
  'mlflow.source.type',
  'mlflow.source.git.commit',
  'mlflow.source.git.branch',
  'mlflow.source.git.repoURL',
]);

/** What else clients wrote for themselves: here for who looks for it. */
function SystemTags({ run }: { readonly run: RunRow }) {
  const others = [...run.tags].filter(([key]) => key.startsWith('mlflow.') && !SHOWN_ELSEWHERE.has(key));
  if (others.length === 0) return null;
  return (
    <details className="text-xs">
      <summary className="cursor-pointer text-ink-faint">{others.length} more from the client</summary>
      <div className="mt-2 flex flex-col gap-2">
        {others.map(([key, value]) => (
          <Detail key={key} name={key}>
            <span className="wrap-any line-clamp-4 font-mono">{value.slice(0, 2000)}</span>
          </Detail>
        ))}
      </div>
    </details>
  );
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Copied({ text }: { readonly text: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span title={text} className="min-w-0 truncate font-mono text-xs">
        {text}
      </span>
      <CopyButton text={text} label="Copy" isSmall />
    </span>
  );
}
