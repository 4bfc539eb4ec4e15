import type { SpanRowBody } from '@gander/api/gander/schemas';
import type { FoundPlacesBody } from '@gander/api/gander/trace-content-schemas';
import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { TokenCount } from '../../../ui/TokenCount.tsx';
import { toPlacesText } from '../find/to-places-text.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { NameCellFrame } from './NameCellFrame.tsx';
import { findIsOpen } from './navigate-rows.ts';
import type { SpanLine, TreeLine, TreeRow } from './tree-line.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface SpanNameCellProps {
  readonly line: SpanLine;
  readonly isMatch: boolean;
  readonly places: FoundPlacesBody | undefined;
  readonly hasBar: boolean;
  readonly onToggle: (line: TreeLine, isOpen: boolean) => void;
}

export function SpanNameCell({ line, isMatch, places, hasBar, onToggle }: SpanNameCellProps) {
  const { row, isCollapsed } = line;
  const { span } = row;
  const { icon: Icon, label, textClass } = toSpanTypeLook(span.type);
  return (
    <NameCellFrame
      depth={line.depth}
      hasBar={hasBar}
      isOpen={findIsOpen(line)}
      openLabel={`Expand ${row.descendantCount} spans`}
      onToggle={(isOpen) => {
        onToggle(line, isOpen);
      }}
    >
      <Icon size={14} aria-label={label} className={clsx('shrink-0', textClass)} />
      <span
        title={span.name}
        className={clsx('truncate', isMatch && 'rounded-sm bg-mark', span.status === 'ERROR' && 'text-error')}
      >
        {span.name === '' ? <i className="text-ink-faint">no name</i> : <NameText text={span.name} />}
      </span>
      {span.status === 'ERROR' && <CircleAlert size={13} aria-label="Error" className="shrink-0 text-error" />}
      {isCollapsed && (
        <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs text-ink-faint">{row.descendantCount}</span>
      )}
      <LinkNote kind={row.kind} />
      {places !== undefined && <PlacesNote text={toPlacesText(places)} />}
    </NameCellFrame>
  );
}

/** Where in the span the text is that is looked for. */
function PlacesNote({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <span title={`Found in: ${text}`} className="min-w-8 truncate rounded bg-mark px-1 text-2xs">
      {text}
    </span>
  );
}

const LINK_NOTES = {
  orphan: { text: 'parent missing', title: 'Its parent span is not in this trace (yet).' },
  cycle: { text: 'circular', title: 'Following its parents leads back to it.' },
} as const;

function LinkNote({ kind }: { readonly kind: TreeRow['kind'] }) {
  if (kind === 'root' || kind === 'child') return null;
  const note = LINK_NOTES[kind];
  return (
    <span title={note.title} className="shrink-0 rounded bg-busy-bg px-1 text-2xs text-busy">
      {note.text}
    </span>
  );
}

/** In the tree view: what the bar would tell, in figures. */
export function SpanFactsCell({ span }: { readonly span: SpanRowBody }) {
  return (
    <div role="gridcell" className="tabular flex shrink-0 items-center gap-2 pr-3 text-xs text-ink-faint">
      {span.model !== null && <span className="max-w-32 truncate max-lg:hidden">{span.model}</span>}
      <TokenCount usage={span.usage} />
      <span className="w-14 text-right text-ink-soft">
        {span.endUnixNano === null ? 'running' : formatDuration(toDurationMs(span.startUnixNano, span.endUnixNano))}
      </span>
    </div>
  );
}
