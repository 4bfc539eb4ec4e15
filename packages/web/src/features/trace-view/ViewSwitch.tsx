import { Braces, ChartNoAxesGantt, ListTree, MessagesSquare, ScrollText, Waypoints } from 'lucide-react';

import { IconButton } from '../../ui/IconButton.tsx';
import { TRACE_VIEWS, type TraceView } from './url.ts';

export interface ViewSwitchProps {
  readonly view: TraceView;
  readonly onView: (view: TraceView) => void;
}

const LOOKS = {
  waterfall: { label: 'Tree and waterfall (w)', icon: ChartNoAxesGantt },
  tree: { label: 'Tree (t)', icon: ListTree },
  chat: { label: 'Conversation (c)', icon: MessagesSquare },
  graph: { label: 'Graph (g)', icon: Waypoints },
  log: { label: 'Log', icon: ScrollText },
  raw: { label: 'Raw OTLP JSON', icon: Braces },
} as const satisfies Record<TraceView, { label: string; icon: typeof ListTree }>;

/** The ways to look at a trace. */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  return (
    <div role="group" aria-label="View" className="flex shrink-0 gap-0.5">
      {TRACE_VIEWS.map((name) => {
        const { label, icon: Icon } = LOOKS[name];
        return (
          <IconButton
            key={name}
            label={label}
            isPressed={view === name}
            onClick={() => {
              onView(name);
            }}
          >
            <Icon size={15} />
          </IconButton>
        );
      })}
    </div>
  );
}
