import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { use, useState, useSyncExternalStore } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { storeThemeChoice, THEME_CHOICES } from '../../app/theme.ts';
import { experimentQuery, experimentsQuery } from '../experiments/queries.ts';
import { CommandSourcesContext } from './command-sources.ts';
import { findTypedTraceId, type PaletteCommand } from './command.ts';
import { readRecentPlaces } from './recent-places.ts';
import { useFoundCommands } from './use-found-commands.ts';
import { useGoTo } from './use-go-to.ts';

const PAGES = [
  { to: '/experiments/$experimentId/traces', label: 'Traces' },
  { to: '/experiments/$experimentId/dashboard', label: 'Dashboard' },
  { to: '/experiments/$experimentId/runs', label: 'Runs' },
  { to: '/experiments/$experimentId/sessions', label: 'Sessions' },
  { to: '/experiments/$experimentId/users', label: 'Users' },
  { to: '/experiments/$experimentId/compare', label: 'Compare traces' },
  { to: '/experiments/$experimentId/set-up', label: 'Set-up', words: 'install send first trace' },
] as const;

const THEME_LABELS = { light: 'Light theme', dark: 'Dark theme', system: 'Theme of the system' } as const;

const MAX_RECENT = 4;
/** The others are found by their name. */
const MAX_EXPERIMENTS_SHOWN = 5;

/** All that can be done here, and with what was typed. `isSearching`: the server may find more; `error`: it could not look. */
export function useCommands(typed: string, onShowKeys: () => void) {
  const found = useFoundCommands(typed);
  const commands: readonly PaletteCommand[] = [
    ...useTypedCommands(typed),
    ...useRecentCommands(),
    ...useOfferedCommands(),
    ...usePageCommands(),
    ...useExperimentCommands(),
    ...THEME_CHOICES.map((choice): PaletteCommand => ({
      id: `theme ${choice}`,
      group: 'Appearance',
      label: THEME_LABELS[choice],
      words: 'mode colours',
      run() {
        storeThemeChoice(choice);
      },
    })),
    { id: 'keys', group: 'Help', label: 'Keyboard shortcuts', hotKey: '?', words: 'keys', run: onShowKeys },
    ...found.commands,
  ];
  return { commands, isSearching: found.isSearching, error: found.error };
}

/** What the text itself may mean: the id of a trace, or words to look for. */
function useTypedCommands(typed: string): readonly PaletteCommand[] {
  const { experimentId } = useParams({ strict: false });
  const router = useRouter();
  const goTo = useGoTo();
  const text = typed.trim();
  if (text === '') return [];
  const traceId = findTypedTraceId(text);
  const commands: PaletteCommand[] = [];
  if (traceId !== undefined) {
    commands.push({
      id: 'typed trace',
      group: 'Open',
      place: 'first',
      label: `Open trace ${traceId}`,
      ...goTo(router.buildLocation({ to: '/traces/$traceId', params: { traceId } })),
    });
  } else if (experimentId !== undefined) {
    const { run } = goTo(
      router.buildLocation({ to: '/experiments/$experimentId/traces', params: { experimentId }, search: { q: text } }),
    );
    commands.push({
      id: 'typed words',
      group: 'Search',
      place: 'after',
      label: `Search traces for “${text}”`,
      run,
    });
  }
  return commands;
}

/** Of the page that one is on. */
function useOfferedCommands(): readonly PaletteCommand[] {
  const sources = use(CommandSourcesContext);
  useSyncExternalStore(sources?.subscribe ?? subscribeToNothing, sources?.getVersion ?? getNoVersion);
  return sources?.list() ?? [];
}

const subscribeToNothing = () => () => undefined;
const getNoVersion = () => 0;

function useRecentCommands(): readonly PaletteCommand[] {
  const goTo = useGoTo();
  const pathname = useLocation({ select: (location) => location.pathname });
  const [places] = useState(readRecentPlaces);
  return places
    .filter(({ href }) => href.split('?')[0] !== pathname)
    .map(({ href, label, kind }, index) => ({
      id: `recent ${href}`,
      group: 'Recent',
      label,
      note: kind,
      isQuiet: index >= MAX_RECENT,
      ...goTo({ href }),
    }));
}

function usePageCommands(): readonly PaletteCommand[] {
  const { experimentId } = useParams({ strict: false });
  const { client } = useGander();
  const router = useRouter();
  const goTo = useGoTo();
  const experiment = useQuery({ ...experimentQuery(client, experimentId ?? ''), enabled: experimentId !== undefined });
  const home: PaletteCommand = {
    id: 'home',
    group: 'Go to',
    label: 'All experiments',
    words: 'home',
    run: goTo(router.buildLocation({ to: '/' })).run,
  };
  if (experimentId === undefined) return [home];
  const pages = PAGES.map(({ to, label, ...rest }) => ({
    id: to,
    group: experiment.data === undefined ? 'Go to' : `In ${experiment.data.name}`,
    label,
    ...rest,
    run: goTo(router.buildLocation({ to, params: { experimentId } })).run,
  }));
  return [...pages, home];
}

function useExperimentCommands(): readonly PaletteCommand[] {
  const { client } = useGander();
  const router = useRouter();
  const goTo = useGoTo();
  const experiments = useInfiniteQuery({ ...experimentsQuery(client), refetchInterval: false });
  const items = experiments.data?.pages.flatMap((page) => page.items) ?? [];
  return items
    .toSorted((left, right) => toTime(right) - toTime(left))
    .map(({ experimentId, name, traceCount }, index) => ({
      id: `experiment ${experimentId}`,
      group: 'Experiments',
      label: name,
      tail: traceCount === 1 ? '1 trace' : `${traceCount.toLocaleString('en-US')} traces`,
      words: `experiment ${experimentId}`,
      isQuiet: index >= MAX_EXPERIMENTS_SHOWN,
      ...goTo(router.buildLocation({ to: '/experiments/$experimentId/traces', params: { experimentId } })),
    }));
}

/** Those first in which something happened last. */
function toTime({ lastTraceUnixNano, lastRunStartMs, creationTimeMs }: ExperimentTimes): number {
  return Math.max(Number(lastTraceUnixNano ?? 0n) / 1e6, lastRunStartMs ?? 0, creationTimeMs);
}

interface ExperimentTimes {
  readonly lastTraceUnixNano: bigint | null;
  readonly lastRunStartMs: number | null;
  readonly creationTimeMs: number;
}
