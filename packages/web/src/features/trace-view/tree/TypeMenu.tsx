import { Menu } from '@base-ui/react/menu';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { Check, ListFilter } from 'lucide-react';
import { useMemo } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { useTracePlace } from '../trace-place.ts';
import { MenuFrame, MENU_ITEM_CLASS } from './MenuFrame.tsx';

/** Which spans are shown: by type, and whether they failed. What is above a shown span stays. */
export function TypeMenu({ spans }: { readonly spans: readonly SpanRowBody[] }) {
  const { url, change } = useTracePlace();
  const counts = useMemo(() => countTypes(spans), [spans]);
  const errorCount = useMemo(() => spans.filter((span) => span.status === 'ERROR').length, [spans]);
  const shown = new Set(url.types?.split(','));
  const isFiltered = url.types !== undefined || url.errors === '1';

  function toggle(type: string) {
    const next = new Set(shown);
    if (!next.delete(type)) next.add(type);
    change({ types: next.size === 0 || next.size === counts.length ? undefined : [...next].join(',') });
  }
  return (
    <MenuFrame
      label={isFiltered ? 'Filter by type: some spans are hidden' : 'Filter by type'}
      icon={ListFilter}
      isOn={isFiltered}
    >
      <Menu.CheckboxItem
        checked={url.errors === '1'}
        onCheckedChange={(checked) => {
          change({ errors: checked ? '1' : undefined });
        }}
        className={MENU_ITEM_CLASS}
      >
        <Tick />
        Failed only
        <Count count={errorCount} />
      </Menu.CheckboxItem>
      <Menu.Separator className="my-1 h-px bg-line" />
      {counts.map(([type, count]) => {
        const { label, icon: Icon, textClass } = toSpanTypeLook(type);
        return (
          <Menu.CheckboxItem
            key={type}
            checked={shown.has(type)}
            onCheckedChange={() => {
              toggle(type);
            }}
            className={MENU_ITEM_CLASS}
          >
            <Tick />
            <Icon size={14} aria-hidden className={textClass} />
            {label}
            <Count count={count} />
          </Menu.CheckboxItem>
        );
      })}
      {isFiltered && (
        <>
          <Menu.Separator className="my-1 h-px bg-line" />
          <Menu.Item
            onClick={() => {
              change({ types: undefined, errors: undefined });
            }}
            className={MENU_ITEM_CLASS}
          >
            <span className="w-3.5" />
            Show all spans
          </Menu.Item>
        </>
      )}
    </MenuFrame>
  );
}

function Tick() {
  return (
    <span className="w-3.5">
      <Menu.CheckboxItemIndicator>
        <Check size={13} className="text-accent-ink" />
      </Menu.CheckboxItemIndicator>
    </span>
  );
}

function Count({ count }: { readonly count: number }) {
  return <span className="tabular ml-auto pl-4 text-2xs text-ink-faint">{formatCount(count)}</span>;
}

function countTypes(spans: readonly SpanRowBody[]): readonly (readonly [type: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { type } of spans) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1]);
}
