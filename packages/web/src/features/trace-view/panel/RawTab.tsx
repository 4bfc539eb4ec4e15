import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';

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
  const { client } = useGander();
  const raw = useQuery(rawSpanQuery(client, { traceId, spanId }));
  if (raw.isPending) return <Skeleton label="Loading the OTLP JSON …" rows={10} />;
  if (raw.isError) return <FailureNotice error={raw.error} onRetry={() => void raw.refetch()} />;
  const toText = () => JSON.stringify(raw.data, null, 2);
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <span className="text-xs text-ink-faint">OTLP JSON, as received</span>
        <CopyButton text={toText} label="Copy" hasText className="ml-auto" />
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
      </div>
      <JsonViewer label="OTLP JSON" value={raw.data} isFilling isPlain openDepth={RAW_OPEN_DEPTH} />
    </>
  );
}
