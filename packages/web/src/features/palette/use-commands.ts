import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';

import { useGander } from '../../app/gander-context.ts';
import { storeThemeChoice, THEME_CHOICES } from '../../app/theme.ts';
import { experimentQuery, experimentsQuery } from '../experiments/queries.ts';
import { TRACE_VIEWS } from '../trace-view/url.ts';
import { findTypedTraceId, type PaletteCommand } from './command.ts';

const PAGES = [
  { to: '/experiments/$experimentId/traces', label: 'Traces' },
  { to: '/experiments/$experimentId/dashboard', label: 'Dashboard' },
  { to: '/experiments/$experimentId/runs', label: 'Runs' },
  { to: '/experiments/$experimentId/sessions', label: 'Sessions' },
  { to: '/experiments/$experimentId/users', label: 'Users' },
  { to: '/experiments/$experimentId/set-up', label: 'Set-up' },
] as const;

const VIEW_LABELS = {
  waterfall: { label: 'Waterfall', hotKey: 'w' },
  tree: { label: 'Tree', hotKey: 't' },
  chat: { label: 'Conversation', hotKey: 'c' },
  graph: { label: 'Graph', hotKey: 'g' },
  log: { label: 'Log' },
  raw: { label: 'Raw OTLP' },
} as const satisfies Record<(typeof TRACE_VIEWS)[number], { label: string; hotKey?: string }>;

const THEME_LABELS = { light: 'Light theme', dark: 'Dark theme', system: 'Theme of the system' } as const;

const MAX_TRACES = 200;

/** All that can be done here, and with what was typed. */
export function useCommands(typed: string, onShowKeys: () => void): readonly PaletteCommand[] {
  const typedCommands = useTypedCommands(typed);
  return [
    ...typedCommands,
    ...useViewCommands(),
    ...usePageCommands(),
    ...useTraceCommands(),
    ...useExperimentCommands(),
    ...THEME_CHOICES.map((choice): PaletteCommand => ({
      id: `theme ${choice}`,
      group: 'Appearance',
      label: THEME_LABELS[choice],
      run() {
        storeThemeChoice(choice);
      },
    })),
    { id: 'keys', group: 'Help', label: 'Keyboard shortcuts', hotKey: '?', run: onShowKeys },
  ];
}

/** What the text itself may mean: the id of a trace, or words to look for. */
function useTypedCommands(typed: string): readonly PaletteCommand[] {
  const { experimentId } = useParams({ strict: false });
  const navigate = useNavigate();
  const text = typed.trim();
  if (text === '') return [];
  const traceId = findTypedTraceId(text);
  const commands: PaletteCommand[] = [];
  // Found by whatever was typed, which is in their label.
  if (traceId !== undefined) {
    commands.push({
      id: 'typed trace',
      group: 'Traces',
      label: `Open trace ${traceId}`,
      words: text,
      run: () => void navigate({ to: '/traces/$traceId', params: { traceId } }),
    });
  }
  if (experimentId !== undefined) {
    commands.push({
      id: 'typed words',
      group: 'Traces',
      label: `Search traces for “${text}”`,
      run: () =>
        void navigate({ to: '/experiments/$experimentId/traces', params: { experimentId }, search: { q: text } }),
    });
  }
  return commands;
}

function useViewCommands(): readonly PaletteCommand[] {
  const { traceId } = useParams({ strict: false });
  const navigate = useNavigate();
  if (traceId === undefined) return [];
  return TRACE_VIEWS.map((view) => ({
    id: `view ${view}`,
    group: 'View of this trace',
    ...VIEW_LABELS[view],
    run: () =>
      void navigate({
        to: '.',
        search: (current: Record<string, unknown>) => ({ ...current, view }),
        state: (current) => current,
        replace: true,
      }),
  }));
}

function usePageCommands(): readonly PaletteCommand[] {
  const { experimentId } = useParams({ strict: false });
  const { client } = useGander();
  const navigate = useNavigate();
  const experiment = useQuery({ ...experimentQuery(client, experimentId ?? ''), enabled: experimentId !== undefined });
  const home: PaletteCommand = {
    id: 'home',
    group: 'Go to',
    label: 'All experiments',
    words: 'home',
    run: () => void navigate({ to: '/' }),
  };
  if (experimentId === undefined) return [home];
  const pages = PAGES.map(({ to, label }) => ({
    id: to,
    group: 'Go to',
    label,
    note: experiment.data?.name,
    run: () => void navigate({ to, params: { experimentId } }),
  }));
  return [...pages, home];
}

/** Those that a list has loaded already. */
function useTraceCommands(): readonly PaletteCommand[] {
  const { experimentId } = useParams({ strict: false });
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  if (experimentId === undefined) return [];
  const lists = queryClient.getQueriesData<{
    readonly pages: readonly { readonly items: readonly TraceSummaryBody[] }[];
  }>({
    queryKey: ['traces', experimentId],
  });
  const traces = new Map<string, TraceSummaryBody>();
  for (const [, data] of lists) {
    for (const trace of data?.pages.flatMap(({ items }) => items) ?? []) traces.set(trace.traceId, trace);
  }
  return [...traces.values()].slice(0, MAX_TRACES).map(({ traceId, name, inputPreview }) => ({
    id: traceId,
    group: 'Traces',
    label: name === '' ? traceId : name,
    note: inputPreview ?? undefined,
    run: () => void navigate({ to: '/experiments/$experimentId/traces/$traceId', params: { experimentId, traceId } }),
  }));
}

function useExperimentCommands(): readonly PaletteCommand[] {
  const { client } = useGander();
  const navigate = useNavigate();
  const experiments = useInfiniteQuery({ ...experimentsQuery(client), refetchInterval: false });
  const items = experiments.data?.pages.flatMap((page) => page.items) ?? [];
  return items.map(({ experimentId, name, traceCount }) => ({
    id: `experiment ${experimentId}`,
    group: 'Experiments',
    label: name,
    note: traceCount === 1 ? '1 trace' : `${traceCount.toLocaleString('en-US')} traces`,
    run: () => void navigate({ to: '/experiments/$experimentId/traces', params: { experimentId } }),
  }));
}
