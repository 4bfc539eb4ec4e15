import clsx from 'clsx';
import { useEffect, useRef } from 'react';

import type { PaletteCommand } from './command.ts';
import { Key } from './Key.tsx';

export interface CommandListProps {
  readonly id: string;
  readonly commands: readonly PaletteCommand[];
  readonly chosen: number;
  readonly onChosen: (index: number) => void;
  readonly onRun: (command: PaletteCommand) => void;
}

/** What was found, under the names of the groups. The focus stays where one types. */
export function CommandList({ id, commands, chosen, onChosen, onRun }: CommandListProps) {
  const chosenRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    chosenRef.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, commands]);
  return (
    <div id={id} role="listbox" aria-label="Commands" className="min-h-0 flex-1 overflow-y-auto p-1.5">
      {commands.length === 0 && <p className="px-2 py-3 text-ink-soft">Nothing is called that.</p>}
      {commands.map((command, index) => (
        <div key={command.id} role="presentation">
          {command.group !== commands[index - 1]?.group && (
            <p role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">
              {command.group}
            </p>
          )}
          <div
            ref={index === chosen ? chosenRef : undefined}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerMove={() => {
              if (index !== chosen) onChosen(index);
            }}
            onClick={() => {
              onRun(command);
            }}
            className={clsx(
              'flex h-8 cursor-pointer items-center gap-3 rounded-md px-2',
              index === chosen && 'bg-selected',
            )}
          >
            <span className="max-w-full min-w-0 shrink-0 truncate">{command.label}</span>
            {command.note !== undefined && (
              <span className="min-w-0 truncate text-xs text-ink-soft">{command.note}</span>
            )}
            {command.hotKey !== undefined && (
              <span className="ml-auto">
                <Key name={command.hotKey} />
              </span>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
