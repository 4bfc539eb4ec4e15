import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { FoundPlacesBody } from '@gander/api/gander/trace-content-schemas';
import clsx from 'clsx';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { TokenCount } from '../../../ui/TokenCount.tsx';
import { isAwaitedSpan } from '../awaited-span.ts';
import { FeedbackMark } from '../feedback/FeedbackMark.tsx';
import { toPlacesText } from '../find/to-places-text.ts';
import { NameCellFrame } from './NameCellFrame.tsx';
import { findIsOpen } from './navigate-rows.ts';
import { ERROR_ICON, toTypeIcon } from './row-icons.tsx';
import type { SpanLine, TreeRow } from './tree-line.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface SpanNameCellProps {
  readonly line: SpanLine;
  readonly isMatch: boolean;
  readonly places: FoundPlacesBody | undefined;
  readonly hasBar: boolean;
}

export function SpanNameCell({ line, isMatch, places, hasBar }: SpanNameCellProps) {
  const { row, isCollapsed } = line;
  const { span } = row;
  return (
    <NameCellFrame
      depth={line.depth}
      hasBar={hasBar}
      isOpen={findIsOpen(line)}
      openLabel={`Expand ${row.descendantCount} spans`}
    >
      {toTypeIcon(span.type)}
      {isAwaitedSpan(span) ? (
        <i className="truncate text-busy">{span.name}</i>
      ) : span.name === '' ? (
        <i className="text-ink-faint">no name</i>
      ) : (
        <NameText
          text={span.name}
          title={span.name}
          className={clsx('truncate', isMatch && 'rounded-sm bg-mark', span.status === 'ERROR' && 'text-error')}
        />
      )}
      {toToolNote(span) !== undefined && <span className="truncate text-ink-faint">{toToolNote(span)}</span>}
      {span.status === 'ERROR' && ERROR_ICON}
      <FeedbackMark spanId={span.spanId} />
      {isCollapsed && (
        <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs text-ink-faint">{row.descendantCount}</span>
      )}
      <LinkNote kind={row.kind} />
      {places !== undefined && <PlacesNote text={toPlacesText(places)} />}
    </NameCellFrame>
  );
}

/** Which tool it is, where the name of the span is that of all tools. */
function toToolNote({ name, toolName }: SpanRowBody): string | undefined {
  return toolName === null || toolName === undefined || name.includes(toolName) ? undefined : toolName;
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
  orphan: { text: 'parent missing', title: 'Its parent span is not in this trace.' },
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
