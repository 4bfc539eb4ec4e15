import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';

import { findCommands, type PaletteCommand } from './command.ts';
import { CommandList } from './CommandList.tsx';
import { useCommands } from './use-commands.ts';

export interface PaletteProps {
  readonly onClose: () => void;
  readonly onShowKeys: () => void;
}

/** More are found by typing. */
const MAX_SHOWN = 60;

/** Type to find anything that can be done or gone to; arrows choose, Enter does it. */
export function Palette({ onClose, onShowKeys }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const commands = findCommands(useCommands(typed, onShowKeys), typed).slice(0, MAX_SHOWN);
  const index = Math.min(chosen, commands.length - 1);

  const run = (command: PaletteCommand | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = MOVES[event.key]?.(index, commands.length);
    if (event.key === 'Enter') run(commands[index]);
    else if (next === undefined) return;
    else setChosen(next);
    event.preventDefault();
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-sunken/70" />
        <Dialog.Popup
          initialFocus={inputRef}
          className="fixed top-[12vh] left-1/2 z-40 flex max-h-[70vh] w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col rounded-xl border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Commands</Dialog.Title>
          <div className="flex items-center gap-2 border-b border-line px-3">
            <Search size={15} aria-hidden className="shrink-0 text-ink-faint" />
            <input
              ref={inputRef}
              role="combobox"
              aria-label="Command, experiment or trace"
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={commands[index] === undefined ? undefined : `${listId}-${index}`}
              placeholder="Go to, search, do …"
              value={typed}
              spellCheck={false}
              autoComplete="off"
              maxLength={200}
              onChange={(event) => {
                setTyped(event.target.value);
                setChosen(0);
              }}
              onKeyDown={onKeyDown}
              className="h-11 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint"
            />
          </div>
          <CommandList id={listId} commands={commands} chosen={index} onChosen={setChosen} onRun={run} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const MOVES: Readonly<Record<string, ((index: number, count: number) => number) | undefined>> = {
  ArrowDown: (index, count) => (index + 1) % Math.max(1, count),
  ArrowUp: (index, count) => (index - 1 + count) % Math.max(1, count),
  PageDown: (index, count) => Math.min(count - 1, index + 8),
  PageUp: (index) => Math.max(0, index - 8),
};
