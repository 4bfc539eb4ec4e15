import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMemo } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { downloadText } from '../../../ui/download-text.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { rawSpanQuery, type SpanAddress } from '../queries.ts';

/** Down to the fields of each attribute. */
const RAW_OPEN_DEPTH = 9;

/** The span exactly as it was sent, as OTLP JSON. */
export function RawTab({ traceId, spanId }: SpanAddress) {
  const { client, isReadOnly = false } = useGander();
  const parsed = useQuery({ ...rawSpanQuery(client, { traceId, spanId }), enabled: isReadOnly });
  const text = useQuery({ ...rawTextQuery({ traceId, spanId }), enabled: !isReadOnly });
  const raw = isReadOnly ? parsed : text;
  const bytes = useMemo(() => {
    if (!isReadOnly) return text.data;
    return parsed.data === undefined ? undefined : new TextEncoder().encode(JSON.stringify(parsed.data));
  }, [isReadOnly, text.data, parsed.data]);
  if (raw.isError) return <FailureNotice error={raw.error} onRetry={() => void raw.refetch()} />;
  if (bytes === undefined) return <Skeleton label="Loading the OTLP JSON …" rows={10} />;
  const toText = () => new TextDecoder().decode(bytes);
  return (
    <JsonViewer
      label="OTLP JSON, as received"
      bytes={bytes}
      isFilling
      openDepth={RAW_OPEN_DEPTH}
      actions={
        <>
          <CopyButton text={toText} label="Copy" hasText />
          <Button
            look="quiet"
            className="h-6 px-1.5 text-xs"
            onClick={() => {
              downloadText(`span-${spanId}.json`, toText());
            }}
          >
            <Download size={13} />
            Download
          </Button>
        </>
      }
    />
  );
}

/** Megabytes of it are shown as they come, without being parsed. */
function rawTextQuery({ traceId, spanId }: SpanAddress) {
  return {
    queryKey: ['span-otlp-text', traceId, spanId],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
      const address = `${GANDER_API_PREFIX}/traces/${encodeURIComponent(traceId)}/spans/${spanId}/otlp`;
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(`The span could not be read: the server answered ${response.status}.`);
      return new Uint8Array(await response.arrayBuffer());
    },
    structuralSharing: false,
    gcTime: 0,
  } as const;
}
