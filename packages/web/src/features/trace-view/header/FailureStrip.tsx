import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { NameText } from '../../../ui/NameText.tsx';
import { nameMedia } from '../../../ui/media/name-media.ts';
import { toSpanFailure } from '../panel/to-span-failure.ts';
import { spanDetailQuery } from '../queries.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { useTracePlace } from '../trace-place.ts';
import { toSpanChange } from '../view-change.ts';
import { findRootFailure } from './find-root-failure.ts';

export interface FailureStripProps {
  readonly trace: Pick<TraceSummaryBody, 'traceId' | 'state' | 'errorMessage'>;
  readonly spans: readonly SpanRowBody[];
}

/** Of a trace that failed: in which span it began, what that one said, and the way to it, whatever view is open. */
export function FailureStrip({ trace, spans }: FailureStripProps) {
  const origin = useMemo(() => (trace.state === 'ERROR' ? findRootFailure(spans) : undefined), [trace.state, spans]);
  return origin === undefined ? null : <Strip trace={trace} origin={origin} />;
}

interface StripProps extends Pick<FailureStripProps, 'trace'> {
  readonly origin: SpanRowBody;
}

const MAX_MESSAGE_CHARS = 400;

function Strip({ trace, origin }: StripProps) {
  const { client } = useGander();
  const { url, change } = useTracePlace();
  const detail = useQuery(spanDetailQuery(client, { traceId: trace.traceId, spanId: origin.spanId }));
  const failure = detail.data && toSpanFailure(detail.data);
  // Until it is here, and where it cannot be had, what the list says of the trace.
  const message = failure?.message ?? (detail.isPending ? '' : (trace.errorMessage ?? ''));
  const shown = nameMedia(message.slice(0, MAX_MESSAGE_CHARS * 10)).slice(0, MAX_MESSAGE_CHARS);
  const { icon: Icon } = toSpanTypeLook(origin.type);
  return (
    <button
      type="button"
      onClick={() => {
        change({ ...toSpanChange(url, origin.spanId), tab: undefined });
      }}
      className="flex w-full items-center gap-x-2 border-t border-error-line bg-error-bg px-3 py-1 text-left text-xs hover:brightness-97 dark:hover:brightness-115"
    >
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 @2xl:flex-nowrap">
        <span className="flex max-w-full shrink-0 items-center gap-1.5 font-medium text-error @2xl:max-w-[45%]">
          <Icon size={13} aria-hidden className="shrink-0" />
          <span className="sr-only">Show where it failed: </span>
          <NameText text={origin.name} className="truncate" />
        </span>
        <span title={shown} className="min-h-4 w-full min-w-0 flex-1 basis-full truncate text-ink @2xl:basis-0">
          {failure?.type !== undefined && <span className="text-error">{failure.type}: </span>}
          <bdi>{shown}</bdi>
        </span>
      </span>
      <span className="flex shrink-0 items-center gap-1 font-medium text-error">
        {origin.spanId === url.span ? 'Shown' : 'Show'}
        <ArrowRight size={13} aria-hidden />
      </span>
    </button>
  );
}
