import { Clock } from 'lucide-react';

import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import type { Range } from './url.ts';

const CHOICES = [
  { value: 'all', label: 'All time' },
  { value: '15m', label: 'Last 15 minutes' },
  { value: '1h', label: 'Last hour' },
  { value: '24h', label: 'Last 24 hours' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
] as const satisfies readonly { value: Range | 'all'; label: string }[];

export interface TimeRangeMenuProps {
  /** Absent for all time. */
  readonly range: Range | undefined;
  readonly onChange: (range: Range | undefined) => void;
}

/** How far back a list reaches. */
export function TimeRangeMenu({ range, onChange }: TimeRangeMenuProps) {
  return (
    <ChoiceMenu
      label="Time range"
      icon={<Clock size={13} className="text-ink-faint" />}
      choices={CHOICES}
      value={range ?? 'all'}
      onChange={(choice) => {
        onChange(choice === 'all' ? undefined : choice);
      }}
    />
  );
}
