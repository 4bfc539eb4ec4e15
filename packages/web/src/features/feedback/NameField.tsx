import { Autocomplete } from '@base-ui/react/autocomplete';

import { formatCount } from '../../format/tokens.ts';
import type { UsedName } from './used-names.ts';

export interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly UsedName[];
  readonly onChange: (name: string) => void;
  /** Takes the focus: the person has just asked to write a name. */
  readonly hasFocus?: boolean;
}

const MAX_NAME_CHARS = 250;

/** The name of what is judged: any word, completed from those that are in use in the experiment. */
export function NameField({ label, value, names, onChange, hasFocus = false }: NameFieldProps) {
  const counts = new Map(names.map(({ name, count }) => [name, count]));
  return (
    <Autocomplete.Root
      items={names.map(({ name }) => name)}
      value={value}
      onValueChange={(next) => {
        onChange(next);
      }}
      openOnInputClick
    >
      <Autocomplete.Input
        autoFocus={hasFocus}
        aria-label={label}
        placeholder="quality, tone, correct …"
        maxLength={MAX_NAME_CHARS}
        spellCheck={false}
        className="h-7 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 font-medium placeholder:font-normal placeholder:text-ink-faint"
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} align="start" className="z-50">
          <Autocomplete.Popup className="max-h-64 w-(--anchor-width) min-w-44 overflow-y-auto rounded-lg border border-line bg-raised shadow-float data-empty:hidden">
            <Autocomplete.List className="p-1 data-empty:p-0">
              {(name: string) => (
                <Autocomplete.Item
                  key={name}
                  value={name}
                  className="flex min-h-7 cursor-pointer items-center gap-3 rounded px-2 outline-none data-highlighted:bg-hover"
                >
                  <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
                  <span className="tabular text-xs text-ink-faint">{formatCount(counts.get(name) ?? 0)}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
