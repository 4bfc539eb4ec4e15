import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { toPreviewLine } from '../../format/preview-line.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StateBadge } from '../trace-list/StateBadge.tsx';
import { experimentChoicesQuery, traceChoicesQuery } from './queries.ts';

export interface TracePickerProps {
  readonly experimentId: string;
  /** The other side: a trace is not compared with itself by mistake. */
  readonly otherId: string | undefined;
  readonly onPick: (traceId: string) => void;
}

/** Recent traces of an experiment, searched by name, input and output; or any trace by its id. */
export function TracePicker({ experimentId: initialExperimentId, otherId, onPick }: TracePickerProps) {
  const { client } = useGander();
  const [experimentId, setExperimentId] = useState(initialExperimentId);
  const [text, setText] = useState('');
  const choices = useQuery(traceChoicesQuery(client, { experimentId, text }));
  const experiments = useQuery(experimentChoicesQuery(client));
  const items = choices.data?.filter(({ traceId }) => traceId !== otherId);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <SearchField
          label="Search traces"
          placeholder="Name, input, output or trace id"
          value={text}
          onChange={setText}
          className="min-w-52 flex-1"
        />
        <select
          aria-label="Experiment"
          value={experimentId}
          onChange={(event) => {
            setExperimentId(event.target.value);
          }}
          className="h-7 max-w-56 min-w-32 rounded-md border border-line-strong bg-surface px-2"
        >
          {experiments.data === undefined && <option value={experimentId}>Experiment {experimentId}</option>}
          {experiments.data?.map((experiment) => (
            <option key={experiment.experimentId} value={experiment.experimentId}>
              {experiment.name}
            </option>
          ))}
        </select>
      </div>
      {choices.isError && items === undefined ? (
        <FailureNotice error={choices.error} onRetry={() => void choices.refetch()} />
      ) : items === undefined ? (
        <Skeleton label="Loading traces …" rows={6} />
      ) : items.length === 0 ? (
        <p role="status" className="px-2 py-8 text-center text-ink-soft">
          {text === ''
            ? 'There is no other trace in this experiment.'
            : 'No trace has this in its name, input or output.'}
        </p>
      ) : (
        <ul
          aria-label="Traces"
          className="min-h-0 flex-1 divide-y divide-line overflow-y-auto rounded-md border border-line"
        >
          {items.map((trace) => (
            <li key={trace.traceId}>
              <Choice trace={trace} onPick={onPick} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly trace: TraceSummaryBody;
  readonly onPick: (traceId: string) => void;
}

function Choice({ trace, onPick }: ChoiceProps) {
  const nowMs = useNow(10_000);
  return (
    <button
      type="button"
      onClick={() => {
        onPick(trace.traceId);
      }}
      className="flex w-full flex-col gap-0.5 bg-surface px-3 py-1.5 text-left -outline-offset-2 hover:bg-hover"
    >
      <span className="flex w-full min-w-0 items-center gap-2">
        <span className="truncate font-medium">{trace.name === '' ? 'Trace without a name' : trace.name}</span>
        <StateBadge trace={trace} />
        <span className="tabular ml-auto flex shrink-0 gap-2 text-xs text-ink-faint">
          {trace.endUnixNano !== null && (
            <span>{formatDuration(toDurationMs(trace.startUnixNano, trace.endUnixNano))}</span>
          )}
          <time title={formatExactTime(trace.startUnixNano)}>
            {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
          </time>
        </span>
      </span>
      <span className="w-full truncate text-xs text-ink-soft">
        {trace.inputPreview === null ? (
          <span className="font-mono text-ink-faint">{trace.traceId}</span>
        ) : (
          toPreviewLine(trace.inputPreview)
        )}
      </span>
    </button>
  );
}
