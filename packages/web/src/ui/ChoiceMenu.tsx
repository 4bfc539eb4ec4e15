import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface ChoiceMenuProps<Value extends string> {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few: a button that shows the choice in force and opens a menu of the others. */
export function ChoiceMenu<Value extends string>({ label, icon, choices, value, onChange }: ChoiceMenuProps<Value>) {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`${label}: ${chosen?.label ?? value}`}
        className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 font-medium hover:bg-hover"
      >
        {icon}
        {chosen?.label ?? value}
        <ChevronDown size={13} className="text-ink-faint" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-40 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
            <Menu.RadioGroup
              value={value}
              onValueChange={(next: Value) => {
                onChange(next);
              }}
            >
              {choices.map((choice) => (
                <Menu.RadioItem
                  key={choice.value}
                  value={choice.value}
                  closeOnClick
                  className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
                >
                  <span className="w-3.5">
                    <Menu.RadioItemIndicator>
                      <Check size={13} className="text-accent-ink" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {choice.label}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
