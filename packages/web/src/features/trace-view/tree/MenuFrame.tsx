import { Menu } from '@base-ui/react/menu';
import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface MenuFrameProps {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Something in it is not as usual. */
  readonly isOn: boolean;
  readonly children: ReactNode;
}

export const MENU_ITEM_CLASS =
  'flex h-7 cursor-pointer items-center gap-2 rounded px-2 whitespace-nowrap outline-none select-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-hover';

/** A menu behind an icon of the toolbar. */
export function MenuFrame({ label, icon: Icon, isOn, children }: MenuFrameProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={label}
        title={label}
        className={clsx(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-md hover:bg-hover data-popup-open:bg-hover',
          isOn ? 'bg-selected text-accent-ink' : 'text-ink-soft hover:text-ink',
        )}
      >
        <Icon size={15} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="max-h-[70vh] min-w-44 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
