import clsx from 'clsx';
import { useEffect, useRef } from 'react';

import { NameText } from '../../ui/NameText.tsx';
import type { PaletteCommand } from './command.ts';
import { Key } from './Key.tsx';

export interface CommandListProps {
  readonly id: string;
  readonly commands: readonly PaletteCommand[];
  /** Not all was looked through: that nothing is here does not say that there is nothing. */
  readonly hasFailed: boolean;
  readonly chosen: number;
  readonly onChosen: (index: number) => void;
  readonly onRun: (command: PaletteCommand, isTab: boolean) => void;
}

/** What was found, under the names of the groups. The focus stays where one types. */
export function CommandList({ id, commands, hasFailed, chosen, onChosen, onRun }: CommandListProps) {
  const chosenRef = useRef<HTMLDivElement>(null);
  const chosenId = commands[chosen]?.id;
  useEffect(() => {
    chosenRef.current?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div id={id} role="listbox" aria-label="Commands" className="min-h-0 flex-1 overflow-y-auto p-1.5">
      {commands.length === 0 && !hasFailed && <p className="px-2 py-3 text-ink-soft">Nothing found.</p>}
      {commands.map((command, index) => (
        <div key={command.id} role="presentation" ref={index === chosen ? chosenRef : undefined}>
          {command.group !== commands[index - 1]?.group && (
            <p role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">
              <NameText text={command.group} />
            </p>
          )}
          <div
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerMove={() => {
              if (index !== chosen) onChosen(index);
            }}
            onClick={(event) => {
              onRun(command, event.ctrlKey || event.metaKey);
            }}
            className={clsx(
              'flex h-8 cursor-pointer items-center gap-3 rounded-md px-2',
              index === chosen && 'bg-selected',
            )}
          >
            <NameText text={command.label} className="max-w-[80%] min-w-0 shrink-0 truncate" />
            {command.note !== undefined && (
              <NameText text={command.note} className="min-w-0 truncate text-xs text-ink-soft" />
            )}
            {(command.tail ?? command.hotKey) !== undefined && (
              <span className="tabular ml-auto shrink-0 text-xs text-ink-faint">
                {command.hotKey === undefined ? command.tail : <Key name={command.hotKey} />}
              </span>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
