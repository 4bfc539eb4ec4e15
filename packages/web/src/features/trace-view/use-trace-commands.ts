import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useEffect } from 'react';

import { useGander } from '../../app/gander-context.ts';
import type { PaletteCommand } from '../palette/command.ts';
import { useCommandSource } from '../palette/command-sources.ts';
import { keepRecentPlace } from '../palette/recent-places.ts';
import { useTracePlace } from './trace-place.ts';
import { TRACE_VIEWS } from './url.ts';
import type { NeighbourTraces } from './use-neighbour-traces.ts';
import { toViewChange } from './view-change.ts';

const VIEW_LABELS = {
  waterfall: { label: 'Waterfall', hotKey: 'w' },
  tree: { label: 'Tree', hotKey: 't' },
  chat: { label: 'Conversation', hotKey: 'c', words: 'chat messages transcript' },
  graph: { label: 'Graph', hotKey: 'g', words: 'agents tools' },
  log: { label: 'Log', words: 'events' },
  raw: { label: 'Raw OTLP', words: 'json' },
} as const satisfies Record<(typeof TRACE_VIEWS)[number], { label: string; hotKey?: string; words?: string }>;

export interface TraceCommandsOptions {
  readonly trace: TraceSummaryBody;
  readonly neighbours: NeighbourTraces;
  /** To the next failed span; absent where none failed. */
  readonly onShowFailure: (() => void) | undefined;
}

/** What the palette offers while a trace is looked at, and that it was. */
export function useTraceCommands({ trace, neighbours, onShowFailure }: TraceCommandsOptions): void {
  const { url, change } = useTracePlace();
  const { isReadOnly = false } = useGander();
  const { traceId, experimentId, name } = trace;
  useEffect(() => {
    if (isReadOnly) return;
    const href = `/experiments/${encodeURIComponent(experimentId)}/traces/${encodeURIComponent(traceId)}`;
    keepRecentPlace({ href, label: name === '' ? traceId : name, kind: 'Trace' });
  }, [isReadOnly, experimentId, traceId, name]);

  useCommandSource('trace', () => {
    const toCommand = (id: string, fields: Omit<PaletteCommand, 'id' | 'group'>): PaletteCommand => ({
      id: `trace ${id}`,
      group: 'This trace',
      ...fields,
    });
    const views = TRACE_VIEWS.filter((view) => view !== url.view).map((view): PaletteCommand => ({
      id: `view ${view}`,
      group: 'View of this trace',
      ...VIEW_LABELS[view],
      run() {
        change(toViewChange(view));
      },
    }));
    const isCritical = url.critical === '1';
    const isFeedbackOpen = url.feedback === '1';
    return [
      ...(onShowFailure === undefined
        ? []
        : [
            toCommand('failure', {
              label: 'Go to the failure',
              words: 'error exception failed span next',
              hotKey: 'f',
              run: onShowFailure,
            }),
          ]),
      toCommand('feedback', {
        label: isFeedbackOpen ? 'Close feedback' : 'Give feedback',
        words: 'score label comment annotate expectation',
        hotKey: 'e',
        run() {
          change({ feedback: isFeedbackOpen ? undefined : '1' });
        },
      }),
      toCommand('critical', {
        label: isCritical ? 'Hide the critical path' : 'Show the critical path',
        words: 'slow waterfall latency',
        hotKey: 'p',
        run() {
          // It is drawn on bars.
          change(isCritical ? { critical: undefined } : { critical: '1', ...toViewChange('waterfall') });
        },
      }),
      ...(neighbours.hasNewer
        ? [toCommand('newer', { label: 'Newer trace', words: 'previous', hotKey: '[', run: neighbours.showNewer })]
        : []),
      ...(neighbours.hasOlder
        ? [toCommand('older', { label: 'Older trace', words: 'next', hotKey: ']', run: neighbours.showOlder })]
        : []),
      ...views,
    ];
  });
}
