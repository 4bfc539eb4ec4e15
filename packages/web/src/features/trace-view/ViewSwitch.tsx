import clsx from 'clsx';
import { Braces, ChartNoAxesGantt, ListTree, MessagesSquare, ScrollText, Waypoints } from 'lucide-react';

import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { TRACE_VIEWS, type TraceView } from './url.ts';

export interface ViewSwitchProps {
  readonly view: TraceView;
  readonly onView: (view: TraceView) => void;
}

/** The word is part of the label, so that who speaks to the page can say what is seen. */
const LOOKS = {
  waterfall: { word: 'Waterfall', label: 'Tree and waterfall (w)', icon: ChartNoAxesGantt },
  tree: { word: 'Tree', label: 'Tree (t)', icon: ListTree },
  chat: { word: 'Conversation', label: 'Conversation (c)', icon: MessagesSquare },
  graph: { word: 'Graph', label: 'Graph (g)', icon: Waypoints },
  log: { word: 'Log', label: 'Log', icon: ScrollText },
  raw: { word: 'Raw', label: 'Raw OTLP JSON', icon: Braces },
} as const satisfies Record<TraceView, { word: string; label: string; icon: typeof ListTree }>;

/**
 * The ways to look at a trace. By the room in the nearest container: icons and words, only words, or only icons, which explain
 * themselves on hover. What is found in the trace is counted beside them without a second line.
 */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  return (
    <div role="group" aria-label="View" className="flex shrink-0 gap-0.5">
      {TRACE_VIEWS.map((name) => {
        const { word, label, icon: Icon } = LOOKS[name];
        return (
          <Tooltip key={name} content={label}>
            <Button
              look="quiet"
              isSquare
              aria-label={label}
              aria-pressed={view === name}
              onClick={() => {
                onView(name);
              }}
              className={clsx(
                '@min-[720px]:w-auto @min-[720px]:px-1.5',
                view === name && 'bg-selected text-accent-ink',
              )}
            >
              <Icon size={15} className="@min-[720px]:hidden @min-[900px]:block" />
              <span className="hidden text-xs @min-[720px]:inline">{word}</span>
            </Button>
          </Tooltip>
        );
      })}
    </div>
  );
}
