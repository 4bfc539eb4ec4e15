import clsx from 'clsx';
import { Maximize, Minus, Plus } from 'lucide-react';

import { IconButton } from '../../../ui/IconButton.tsx';

export type GraphMode = 'combined' | 'calls';

export interface GraphToolbarProps {
  readonly mode: GraphMode;
  readonly onMode: (mode: GraphMode) => void;
  /** Set where the calls are too many to draw each. */
  readonly callsRefusal: string | undefined;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const MODES = [
  { mode: 'combined', label: 'Combined', title: 'Repeats are one node' },
  { mode: 'calls', label: 'Every call', title: 'Each call is a node' },
] as const;
const ZOOM_STEP = 1.3;

export function GraphToolbar({ mode, onMode, callsRefusal, onZoom, onFit }: GraphToolbarProps) {
  return (
    <div className="pointer-events-none absolute inset-x-2 top-2 z-10 flex items-start justify-between gap-2">
      <div
        role="group"
        aria-label="Nodes"
        className="pointer-events-auto flex rounded-md border border-line-strong bg-surface p-0.5 shadow-[0_1px_2px_var(--shadow-color)]"
      >
        {MODES.map((item) => {
          const refusal = item.mode === 'calls' ? callsRefusal : undefined;
          return (
            <button
              key={item.mode}
              type="button"
              aria-pressed={mode === item.mode}
              disabled={refusal !== undefined}
              title={refusal ?? item.title}
              onClick={() => {
                onMode(item.mode);
              }}
              className={clsx(
                'h-6 rounded px-2 text-xs font-medium disabled:cursor-not-allowed disabled:opacity-50',
                mode === item.mode ? 'bg-selected text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
              )}
            >
              {item.label}
            </button>
          );
        })}
      </div>
      <div
        role="group"
        aria-label="Zoom"
        className="pointer-events-auto flex rounded-md border border-line-strong bg-surface shadow-[0_1px_2px_var(--shadow-color)]"
      >
        <IconButton
          label="Zoom out (−)"
          onClick={() => {
            onZoom(1 / ZOOM_STEP);
          }}
        >
          <Minus size={15} />
        </IconButton>
        <IconButton
          label="Zoom in (+)"
          onClick={() => {
            onZoom(ZOOM_STEP);
          }}
        >
          <Plus size={15} />
        </IconButton>
        <IconButton label="Show all (0)" onClick={onFit}>
          <Maximize size={15} />
        </IconButton>
      </div>
    </div>
  );
}
