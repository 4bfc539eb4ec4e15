import { useQuery } from '@tanstack/react-query';
import { Package } from 'lucide-react';

import { useGander } from '../../../app/gander-context.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { PanelFrame } from '../../../ui/PanelFrame.tsx';
import type { RunRow } from '../model/run-row.ts';
import { modelVersionsQuery } from '../queries.ts';

/** What became of a run: the versions of registered models that were made of it. */
export function RunModels({ run }: { readonly run: RunRow }) {
  const gander = useGander();
  const versions = useQuery(modelVersionsQuery(gander, run.runId)).data ?? [];
  if (versions.length === 0) return null;
  return (
    <PanelFrame title="Registered models" count={versions.length}>
      <ul className="divide-y divide-line">
        {versions.map(({ name, version, aliases, stage, uri }) => (
          <li key={uri} className="flex min-w-0 items-center gap-2 px-3 py-1.5">
            <Package size={14} aria-hidden className="shrink-0 text-ink-faint" />
            <bdi className="min-w-0 truncate font-medium">{name}</bdi>
            <span className="tabular shrink-0 text-ink-soft">v{version}</span>
            {aliases.map((alias) => (
              <span key={alias} className="max-w-32 truncate rounded bg-sunken px-1.5 text-xs text-ink-soft">
                @{alias}
              </span>
            ))}
            {stage !== undefined && <span className="shrink-0 text-xs text-ink-faint">{stage}</span>}
            <span className="ml-auto min-w-0 truncate font-mono text-xs text-ink-faint max-sm:hidden">{uri}</span>
            <CopyButton text={uri} label={`Copy ${uri}`} isSmall />
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}
