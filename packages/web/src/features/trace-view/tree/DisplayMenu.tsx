import { Menu } from '@base-ui/react/menu';
import { Check, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ClosedSpans } from '../use-closed-spans.ts';
import { useTracePlace } from '../trace-place.ts';
import { type Heat, HEATS } from '../url.ts';
import { MENU_ITEM_CLASS, MenuFrame } from './MenuFrame.tsx';
import type { TreeRow } from './tree-line.ts';

export interface DisplayMenuProps {
  readonly closedSpans: ClosedSpans;
  readonly rows: readonly TreeRow[];
  readonly hasBars: boolean;
}

const HEAT_LABELS = { duration: 'Colour by duration', cost: 'Colour by cost', tokens: 'Colour by tokens' } as const;
const BY_TYPE = 'type';

/** How the tree is drawn. */
export function DisplayMenu({ closedSpans, rows, hasBars }: DisplayMenuProps) {
  const { url, change } = useTracePlace();
  const isFolding = closedSpans.opened !== 'all';
  const isOn = (hasBars && (url.critical === '1' || url.heat !== undefined)) || !isFolding;
  return (
    <MenuFrame label="Display" icon={SlidersHorizontal} isOn={isOn}>
      <Menu.Item onClick={closedSpans.expandAll} className={MENU_ITEM_CLASS}>
        <Tick /> Expand all
      </Menu.Item>
      <Menu.Item
        onClick={() => {
          closedSpans.collapseAll(rows);
        }}
        className={MENU_ITEM_CLASS}
      >
        <Tick /> Collapse all
      </Menu.Item>
      <Menu.CheckboxItem checked={isFolding} onCheckedChange={closedSpans.setFolding} className={MENU_ITEM_CLASS}>
        <Tick>
          <Menu.CheckboxItemIndicator>
            <Check size={13} className="text-accent-ink" />
          </Menu.CheckboxItemIndicator>
        </Tick>
        Fold repeated siblings
      </Menu.CheckboxItem>
      {hasBars && (
        <>
          <Menu.Separator className="my-1 h-px bg-line" />
          <Menu.CheckboxItem
            checked={url.critical === '1'}
            onCheckedChange={(checked) => {
              change({ critical: checked ? '1' : undefined });
            }}
            className={MENU_ITEM_CLASS}
          >
            <Tick>
              <Menu.CheckboxItemIndicator>
                <Check size={13} className="text-accent-ink" />
              </Menu.CheckboxItemIndicator>
            </Tick>
            Critical path
            <kbd className="ml-auto pl-4 text-2xs text-ink-faint">p</kbd>
          </Menu.CheckboxItem>
          <Menu.Separator className="my-1 h-px bg-line" />
          <Menu.RadioGroup
            value={url.heat ?? BY_TYPE}
            onValueChange={(next: Heat | typeof BY_TYPE) => {
              change({ heat: next === BY_TYPE ? undefined : next });
            }}
          >
            {[BY_TYPE, ...HEATS].map((value) => (
              <Menu.RadioItem key={value} value={value} className={MENU_ITEM_CLASS}>
                <Tick>
                  <Menu.RadioItemIndicator>
                    <Check size={13} className="text-accent-ink" />
                  </Menu.RadioItemIndicator>
                </Tick>
                {value === BY_TYPE ? 'Colour by type' : HEAT_LABELS[value as Heat]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </>
      )}
    </MenuFrame>
  );
}

function Tick({ children }: { readonly children?: ReactNode }) {
  return <span className="w-3.5">{children}</span>;
}
