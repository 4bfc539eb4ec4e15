import { Menu } from '@base-ui/react/menu';
import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { Ellipsis, Pencil, X } from 'lucide-react';

import { IconButton } from '../../../ui/IconButton.tsx';
import { ValueField } from '../ValueField.tsx';
import { describeScale } from './describe-scale.ts';
import { listKeyedValues } from './keyed-values.ts';
import type { Label, LabelScale } from './label.ts';

export interface LabelRowProps {
  readonly label: Label;
  /** The keys give its values. */
  readonly isActive: boolean;
  /** What this person says already. */
  readonly value: JsonValue | undefined;
  readonly isBusy: boolean;
  readonly onActivate: () => void;
  readonly onGive: (value: JsonValue) => void;
  readonly onEdit: () => void;
  /** Absent for a name that is only in use. */
  readonly onDrop?: () => void;
}

/** A label with all that can be said under it. */
export function LabelRow(props: LabelRowProps) {
  const { label, isActive, value, isBusy, onActivate, onGive } = props;
  return (
    <li
      aria-label={label.name}
      className={clsx('group flex flex-col gap-1 rounded-md px-1.5 py-1', isActive && 'bg-sunken')}
    >
      <div className="flex h-6 min-w-0 items-center gap-1.5">
        <button
          type="button"
          aria-pressed={isActive}
          title={isActive ? undefined : `Give the keys to ${label.name}`}
          onClick={onActivate}
          className={clsx('min-w-0 truncate text-left', isActive ? 'font-semibold' : 'font-medium hover:underline')}
        >
          <bdi>{label.name}</bdi>
        </button>
        <span className="min-w-0 truncate text-xs text-ink-faint">
          {isActive ? describeKeys(label.scale) : describeScale(label.scale)}
        </span>
        <LabelMenu {...props} />
      </div>
      <ValueField scale={label.scale} value={value} hasKeys={isActive} onGive={onGive} isBusy={isBusy} />
    </li>
  );
}

function describeKeys(scale: LabelScale): string {
  const last = listKeyedValues(scale).at(-1);
  if (last === undefined) return `${describeScale(scale)}, no keys`;
  return last.key === '1' ? 'key 1' : `keys 1 ${last.key === '2' ? 'and' : 'to'} ${last.key}`;
}

const ITEM =
  'flex h-7 cursor-pointer items-center gap-2 rounded px-2 text-ink-soft outline-none data-highlighted:bg-hover data-highlighted:text-ink';

function LabelMenu({ label, onEdit, onDrop }: LabelRowProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label={`Label ${label.name} …`} className="ml-auto h-6">
            <Ellipsis size={14} />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-40 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
            <Menu.Item className={ITEM} onClick={onEdit}>
              <Pencil size={13} aria-hidden />
              {label.isSet ? 'Edit the label' : 'Set name and type'}
            </Menu.Item>
            {onDrop !== undefined && (
              <Menu.Item className={ITEM} onClick={onDrop}>
                <X size={13} aria-hidden />
                Remove from the form
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
