import { createContext, use, useEffect, useRef } from 'react';

import type { PaletteCommand } from './command.ts';

/** What can be done on the page, for as long as it is there. */
export type CommandSource = () => readonly PaletteCommand[];

/** Where pages tell the palette what they can do. Nothing is asked of them before it is open. */
export interface CommandSources {
  /** Takes it away again. */
  readonly add: (rank: number, source: CommandSource) => () => void;
  /** Of all of them, lowest rank first. */
  readonly list: () => readonly PaletteCommand[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number whenever a page has come or gone. */
  readonly getVersion: () => number;
}

export function createCommandSources(): CommandSources {
  const sources = new Set<{ readonly rank: number; readonly source: CommandSource }>();
  const listeners = new Set<() => void>();
  let version = 0;
  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  return {
    add(rank, source) {
      const entry = { rank, source };
      sources.add(entry);
      changed();
      return () => {
        sources.delete(entry);
        changed();
      };
    },
    list: () => [...sources].toSorted((left, right) => left.rank - right.rank).flatMap(({ source }) => source()),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    getVersion: () => version,
  };
}

/** Absent where there is no palette, as in a saved trace. */
export const CommandSourcesContext = createContext<CommandSources | undefined>(undefined);

/** What stands nearer to the reader comes first: the trace before the list under it. */
export const COMMAND_RANKS = { trace: 0, share: 1, list: 2, filter: 3 } as const;

/** Offers in the palette what the component can do, while it is drawn. */
export function useCommandSource(rank: keyof typeof COMMAND_RANKS, source: CommandSource): void {
  const sources = use(CommandSourcesContext);
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => sources?.add(COMMAND_RANKS[rank], () => latest.current()), [sources, rank]);
}
