import { LoaderCircle, Search } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';

import { toFailure } from '../../app/to-failure.ts';
import { ModalFrame } from '../../ui/ModalFrame.tsx';
import { findCommands, type PaletteCommand } from './command.ts';
import { CommandList } from './CommandList.tsx';
import { keepRecentPlace } from './recent-places.ts';
import { useCommands } from './use-commands.ts';

export interface PaletteProps {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onClose: () => void;
  readonly onShowKeys: () => void;
}

/** More are found by typing. */
const MAX_SHOWN = 60;

/** Type to find anything that can be done or gone to; arrows choose, Enter does it, Ctrl or ⌘ Enter in a new tab. */
export function Palette({ typed, onTyped, onClose, onShowKeys }: PaletteProps) {
  // By its id: what the server finds later moves nothing from under the cursor.
  const [chosenId, setChosenId] = useState<string>();
  const listId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const { commands: all, isSearching, error } = useCommands(typed, onShowKeys);
  const commands = findCommands(all, typed).slice(0, MAX_SHOWN);
  const index = Math.max(
    0,
    commands.findIndex(({ id }) => id === chosenId),
  );
  const chosen = commands[index];

  const run = (command: PaletteCommand | undefined, isTab: boolean) => {
    if (command === undefined) return;
    const { href, label, group, note } = command;
    const kind = group === 'Recent' ? note : KINDS[group];
    if (href !== undefined && kind !== undefined) keepRecentPlace({ href, label, kind });
    onClose();
    if (isTab && href !== undefined) window.open(href, '_blank', 'noopener');
    else command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = MOVES[event.key]?.(index, commands.length);
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(chosen, event.ctrlKey || event.metaKey);
    else if (next === undefined) return;
    else setChosenId(commands[next]?.id);
    event.preventDefault();
  };
  return (
    <ModalFrame
      title="Commands"
      width="middle"
      isFlush
      focusRef={inputRef}
      onClose={onClose}
      header={
        <div className="flex shrink-0 items-center gap-2 border-b border-line px-3">
          {isSearching ? (
            <LoaderCircle size={15} aria-hidden className="shrink-0 animate-spin text-ink-faint" />
          ) : (
            <Search size={15} aria-hidden className="shrink-0 text-ink-faint" />
          )}
          <input
            ref={inputRef}
            role="combobox"
            aria-label="Command, experiment or trace"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={chosen === undefined ? undefined : `${listId}-${index}`}
            placeholder="Do something, go somewhere, find a trace by its words or id …"
            value={typed}
            spellCheck={false}
            autoComplete="off"
            maxLength={500}
            onChange={(event) => {
              onTyped(event.target.value);
              setChosenId(undefined);
            }}
            onKeyDown={onKeyDown}
            className="h-11 min-w-0 flex-1 truncate bg-transparent outline-none placeholder:text-ink-faint"
          />
        </div>
      }
    >
      <CommandList
        id={listId}
        commands={commands}
        hasFailed={error !== null}
        chosen={index}
        onChosen={(next) => {
          setChosenId(commands[next]?.id);
        }}
        onRun={run}
      />
      {error !== null && (
        <p role="alert" className="wrap-any shrink-0 border-t border-line px-3.5 py-2 text-xs text-error">
          The server could not be searched: {toFailure(error).message}
        </p>
      )}
    </ModalFrame>
  );
}

/** What is worth going back to, by the group it was found in. What is recent already is put first again. */
const KINDS: Readonly<Record<string, string | undefined>> = {
  Experiments: 'Experiment',
  Sessions: 'Session',
  Users: 'User',
  Runs: 'Run',
};

const MOVES: Readonly<Record<string, ((index: number, count: number) => number) | undefined>> = {
  ArrowDown: (index, count) => (index + 1) % Math.max(1, count),
  ArrowUp: (index, count) => (index - 1 + count) % Math.max(1, count),
  PageDown: (index, count) => Math.min(count - 1, index + 8),
  PageUp: (index) => Math.max(0, index - 8),
};
