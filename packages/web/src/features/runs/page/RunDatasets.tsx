import type { JsonValue } from '@gander/core/json-value';
import { Database } from 'lucide-react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { PanelFrame } from '../../../ui/PanelFrame.tsx';
import type { RunDataset, RunRow } from '../model/run-row.ts';

/** The data that went into a run. */
export function RunDatasets({ run }: { readonly run: RunRow }) {
  if (run.datasets.length === 0) return null;
  return (
    <PanelFrame title="Datasets" count={run.datasets.length}>
      <ul className="divide-y divide-line">
        {run.datasets.map((dataset) => (
          <Dataset key={`${dataset.name} ${dataset.digest} ${dataset.context ?? ''}`} dataset={dataset} />
        ))}
      </ul>
    </PanelFrame>
  );
}

function Dataset({ dataset }: { readonly dataset: RunDataset }) {
  const details = [
    ['Schema', dataset.schema],
    ['Profile', dataset.profile],
    ['Source', dataset.source],
  ] as const;
  return (
    <li className="px-3 py-2">
      <details>
        <summary className="flex min-w-0 cursor-pointer items-center gap-2">
          <Database size={14} className="shrink-0 text-ink-faint" />
          <span className="truncate font-medium">{dataset.name}</span>
          {dataset.context !== undefined && (
            <span className="shrink-0 rounded-full border border-line px-1.5 text-2xs text-ink-soft">
              {dataset.context}
            </span>
          )}
          <span className="ml-auto shrink-0 font-mono text-xs text-ink-faint">{dataset.digest}</span>
        </summary>
        <div className="mt-2 flex flex-col gap-2">
          {details.map(
            ([label, text]) =>
              text !== undefined &&
              text !== '' && <JsonViewer key={label} label={label} value={toJson(text)} openDepth={3} />,
          )}
        </div>
      </details>
    </li>
  );
}

function toJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
