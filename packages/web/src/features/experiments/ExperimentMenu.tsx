import { Menu } from '@base-ui/react/menu';
import { Ellipsis, FileText, Pencil, RotateCcw, Tags, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

export type ExperimentAction = 'rename' | 'tags' | 'note' | 'delete' | 'restore';

export interface ExperimentMenuProps {
  readonly name: string;
  readonly isDeleted: boolean;
  /** The one that every server starts with cannot go. */
  readonly canDelete: boolean;
  readonly onAction: (action: ExperimentAction) => void;
}

/** What can be done to the experiment of a row. */
export function ExperimentMenu({ name, isDeleted, canDelete, onAction }: ExperimentMenuProps) {
  const item = (action: ExperimentAction, icon: ReactNode, label: string) => (
    <Menu.Item
      key={action}
      onClick={() => {
        onAction(action);
      }}
      className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
    >
      <span className="text-ink-faint">{icon}</span>
      {label}
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Actions for ${name}`}
        className="relative z-10 inline-flex size-7 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink data-popup-open:bg-hover"
      >
        <Ellipsis size={15} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-44 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
            {isDeleted
              ? item('restore', <RotateCcw size={14} />, 'Restore')
              : [
                  item('rename', <Pencil size={14} />, 'Rename …'),
                  item('tags', <Tags size={14} />, 'Tags …'),
                  item('note', <FileText size={14} />, 'Description …'),
                  canDelete && item('delete', <Trash2 size={14} />, 'Delete'),
                ]}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
