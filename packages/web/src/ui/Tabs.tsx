import { Tabs as Primitive } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

import { ScrollRow } from './ScrollRow.tsx';

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown beside the label, e.g. how many there are. */
  readonly note?: ReactNode;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Content of the tab in force. */
  readonly children: ReactNode;
}

export function Tabs<Value extends string>({ label, items, value, onChange, children }: TabsProps<Value>) {
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next: Value) => {
        onChange(next);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <ScrollRow className="border-b border-line" current="[data-active]">
        <Primitive.List aria-label={label} activateOnFocus className="flex gap-1 px-2">
          {items.map((item) => (
            <Primitive.Tab
              key={item.value}
              value={item.value}
              className="flex h-8 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2 font-medium whitespace-nowrap text-ink-soft -outline-offset-2 hover:text-ink data-active:border-accent data-active:text-ink"
            >
              {item.label}
              {item.note !== undefined && <span className="tabular text-2xs text-ink-faint">{item.note}</span>}
            </Primitive.Tab>
          ))}
        </Primitive.List>
      </ScrollRow>
      <Primitive.Panel value={value} className="flex min-h-0 flex-1 flex-col overflow-hidden outline-none">
        {children}
      </Primitive.Panel>
    </Primitive.Root>
  );
}
