import type { SpanDetailBody } from '@gander/api/gander/span-schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';

import { useGander } from '../../../app/gander-context.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useTracePlace } from '../trace-place.ts';
import { AttributeTable } from './AttributeTable.tsx';
import { NameText } from '../../../ui/NameText.tsx';

export interface LinksTabProps {
  readonly links: SpanDetailBody['links'];
  /** The trace that is looked at. */
  readonly traceId: string;
}

/** Spans that this one points to, in this trace or another. */
export function LinksTab({ links, traceId }: LinksTabProps) {
  if (links.length === 0) return <p className="p-4 text-ink-faint">This span links to no other.</p>;
  return (
    <ol
      tabIndex={0}
      aria-label="Links"
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3 -outline-offset-2"
    >
      {links.map((link, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- links have no id, and their order never changes
        <li key={index} className="shrink-0 overflow-hidden rounded-lg border border-line">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-sunken px-3 py-1.5 text-xs">
            <LinkTarget link={link} traceId={traceId} />
            <span className="ml-auto flex items-center font-mono text-2xs text-ink-faint">
              {link.spanId}
              <CopyButton text={`${link.traceId} ${link.spanId}`} label="Copy both ids" isSmall />
            </span>
          </div>
          {Object.keys(link.attributes).length > 0 && (
            <AttributeTable entries={Object.entries(link.attributes)} path={['links', index, 'attributes']} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface LinkTargetProps {
  readonly link: SpanDetailBody['links'][number];
  readonly traceId: string;
}

function LinkTarget({ link, traceId }: LinkTargetProps) {
  const { change } = useTracePlace();
  const isHere = traceId === link.traceId || traceId === `tr-${link.traceId}`;
  if (!isHere) return <OtherTrace link={link} />;
  return (
    <button
      type="button"
      onClick={() => {
        change({ span: link.spanId, tab: undefined }, true);
      }}
      className="font-medium text-accent-ink hover:underline"
    >
      A span of this trace
    </button>
  );
}

const STALE_MS = 60_000;

/** The other trace may be in another experiment, not arrived yet, or on another server. */
function OtherTrace({ link }: Pick<LinkTargetProps, 'link'>) {
  const { client } = useGander();
  const traceId = /^[0-9a-f]{32}$/.test(link.traceId) ? `tr-${link.traceId}` : link.traceId;
  const other = useQuery({
    queryKey: ['linked-trace', traceId],
    queryFn: async ({ signal }) => client.getTrace({ params: { traceId }, signal }),
    staleTime: STALE_MS,
    retry: false,
  });
  if (other.data === undefined) {
    return (
      <span className="wrap-any">
        Trace <span className="font-mono">{link.traceId}</span>
        {other.isError && <span className="text-ink-faint"> · not on this server</span>}
      </span>
    );
  }
  return (
    <Link
      to="/experiments/$experimentId/traces/$traceId"
      params={{ experimentId: other.data.experimentId, traceId: other.data.traceId }}
      search={{ span: link.spanId }}
      className="flex min-w-0 items-center gap-1 font-medium text-accent-ink hover:underline"
    >
      <NameText text={other.data.name} className="truncate" />
      <ArrowUpRight size={13} className="shrink-0" />
    </Link>
  );
}
