import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { Info } from 'lucide-react';
import { useState } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TraceActions } from '../share/TraceActions.tsx';
import { StateBadge } from '../trace-list/StateBadge.tsx';
import { FeedbackButton } from './feedback/FeedbackButton.tsx';
import { FeedbackFact } from './feedback/FeedbackFact.tsx';
import { FailureStrip } from './header/FailureStrip.tsx';
import { TraceFacts } from './header/TraceFacts.tsx';
import { TraceMetadata } from './header/TraceMetadata.tsx';
import { TraceTags } from './header/TraceTags.tsx';
import { useTracePlace } from './trace-place.ts';
import { TraceSteps } from './TraceSteps.tsx';
import { useTraceCommands } from './use-trace-commands.ts';
import type { NeighbourTraces } from './use-neighbour-traces.ts';
import { NameText } from '../../ui/NameText.tsx';

export interface TraceHeaderProps {
  readonly trace: TraceSummaryBody;
  /** As many as are here. */
  readonly spans: readonly SpanRowBody[];
  readonly neighbours: NeighbourTraces;
  /** To the next failed span. */
  readonly onShowFailure: (() => void) | undefined;
}

/** What trace this is, and what can be done with it. Its parts wrap where there is little room. */
export function TraceHeader({ trace, spans, neighbours, onShowFailure }: TraceHeaderProps) {
  const { kind } = useTracePlace();
  useTraceCommands({ trace, neighbours, onShowFailure });
  const [isMetadataOpen, setIsMetadataOpen] = useState(false);
  const Heading = kind === 'page' ? 'h1' : 'h2';
  const tags = trace.tags ?? {};
  return (
    <header className="@container shrink-0 border-b border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5">
        <Heading
          title={trace.name}
          className="min-w-0 flex-1 truncate text-[0.9375rem] font-semibold @4xl:max-w-96 @4xl:flex-initial"
        >
          {trace.name === '' ? 'Trace without a name' : <NameText text={trace.name} />}
        </Heading>
        <div className="order-last flex w-full min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs @4xl:order-none @4xl:w-auto @4xl:flex-1">
          <StateBadge trace={trace} />
          <FailureFact trace={trace} onShow={onShowFailure} />
          <TraceFacts trace={trace} />
          <FeedbackFact trace={trace} />
          <TraceTags traceId={trace.traceId} tags={tags} />
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-0.5">
          <IconButton
            label="Metadata"
            isPressed={isMetadataOpen}
            onClick={() => {
              setIsMetadataOpen(!isMetadataOpen);
            }}
          >
            <Info size={15} />
          </IconButton>
          <FeedbackButton />
          <TraceActions trace={trace} />
          <TraceSteps {...neighbours} />
        </div>
      </div>
      <FailureStrip trace={trace} spans={spans} />
      {isMetadataOpen && (
        <section
          aria-label="Metadata"
          className="max-h-64 overflow-auto border-t border-line bg-sunken px-3 py-2 text-xs"
        >
          <TraceMetadata traceId={trace.traceId} tags={tags} />
        </section>
      )}
    </header>
  );
}

interface FailureFactProps {
  readonly trace: TraceSummaryBody;
  readonly onShow: (() => void) | undefined;
}

/** How many spans failed, and the way to them. */
function FailureFact({ trace: { errorCount, errorMessage }, onShow }: FailureFactProps) {
  if (errorCount === 0) return null;
  const text = `${formatCount(errorCount)} failed ${errorCount === 1 ? 'span' : 'spans'}`;
  if (onShow === undefined) return <span className="shrink-0 text-xs text-error">{text}</span>;
  return (
    <button
      type="button"
      title={`${errorMessage ?? ''}\nShow the next failed span (f)`.trim()}
      onClick={onShow}
      className="shrink-0 rounded text-xs text-error underline decoration-error-line underline-offset-2 hover:decoration-error"
    >
      {text}
    </button>
  );
}
