import { Menu } from '@base-ui/react/menu';
import { Check, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { DENSITIES, type Density, type ListSettings, ROW_OPENINGS, type RowOpening } from './use-list-settings.ts';

export interface ListSettingsMenuProps {
  readonly settings: ListSettings;
}

const DENSITY_LABELS = { compact: 'Compact', comfortable: 'Comfortable' } as const satisfies Record<Density, string>;
const OPENING_LABELS = {
  panel: 'In a panel over the list',
  page: 'As a page',
} as const satisfies Record<RowOpening, string>;

/** How dense the rows are, and where a click on one leads. */
export function ListSettingsMenu({ settings }: ListSettingsMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label="How the list looks"
        title="How the list looks"
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover"
      >
        <Settings2 size={14} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-56 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
            <Choices label="Rows" value={settings.density} onChange={settings.setDensity}>
              {DENSITIES.map((density) => (
                <ChoiceItem key={density} value={density} label={DENSITY_LABELS[density]} />
              ))}
            </Choices>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Choices label="A click opens a trace" value={settings.opening} onChange={settings.setOpening}>
              {ROW_OPENINGS.map((opening) => (
                <ChoiceItem key={opening} value={opening} label={OPENING_LABELS[opening]} />
              ))}
            </Choices>
            <p className="max-w-60 px-2 pt-1 pb-1.5 text-2xs text-ink-faint">With Ctrl or ⌘ it opens in a new tab.</p>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly children: ReactNode;
}

function Choices<Value extends string>({ label, value, onChange, children }: ChoicesProps<Value>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-1 pb-0.5 text-2xs text-ink-faint">{label}</Menu.GroupLabel>
      <Menu.RadioGroup
        value={value}
        onValueChange={(next: Value) => {
          onChange(next);
        }}
      >
        {children}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}

function ChoiceItem({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <Menu.RadioItem
      value={value}
      closeOnClick
      className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
    >
      <span className="w-3.5">
        <Menu.RadioItemIndicator>
          <Check size={13} className="text-accent-ink" />
        </Menu.RadioItemIndicator>
      </span>
      {label}
    </Menu.RadioItem>
  );
}
