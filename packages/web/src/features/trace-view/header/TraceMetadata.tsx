import { useQuery } from '@tanstack/react-query';

import { useGander } from '../../../app/gander-context.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { SYSTEM_TAG_PREFIX } from './TraceTags.tsx';

const STALE_MS = 60_000;

export interface TraceMetadataProps {
  readonly traceId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the program said of the trace beside its tags, key by key. */
export function TraceMetadata({ traceId, tags }: TraceMetadataProps) {
  const { loadMlflow } = useGander();
  const info = useQuery({
    queryKey: ['trace-metadata', traceId],
    async queryFn() {
      const mlflow = await loadMlflow();
      const { trace } = await mlflow.getTraceInfo({ trace_id: traceId });
      return trace.trace_info.trace_metadata ?? {};
    },
    staleTime: STALE_MS,
  });
  if (info.isPending) return <p className="text-ink-faint">Loading …</p>;
  if (info.isError) return <p className="text-error">The metadata could not be loaded: {info.error.message}</p>;
  const entries = [
    ...Object.entries(info.data),
    ...Object.entries(tags).filter(([key]) => key.startsWith(SYSTEM_TAG_PREFIX)),
  ].toSorted(([left], [right]) => (left < right ? -1 : 1));
  if (entries.length === 0) return <p className="text-ink-faint">This trace carries no metadata.</p>;
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1">
      {entries.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="wrap-any text-ink-faint">{key}</dt>
          <dd className="flex min-w-0 items-start gap-1 font-mono">
            <LongText text={value} foldedChars={300} className="min-w-0" />
            <CopyButton text={value} label={`Copy ${key}`} isSmall className="ml-auto" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
