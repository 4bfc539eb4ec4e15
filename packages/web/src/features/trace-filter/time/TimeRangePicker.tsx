import { Popover } from '@base-ui/react/popover';
import { ChevronDown, Clock } from 'lucide-react';
import { useState } from 'react';

import { formatTimeRange, type TimeRange } from './format-time-range.ts';
import { TimeRangePanel } from './TimeRangePanel.tsx';

export interface TimeRangePickerProps {
  readonly value: TimeRange;
  /** Empty for all time. */
  readonly onChange: (value: TimeRange) => void;
}

/** The time that a list covers: one of a few, what somebody types, or two moments. */
export function TimeRangePicker({ value, onChange }: TimeRangePickerProps) {
  const [isOpen, setOpen] = useState(false);
  const label = formatTimeRange(value) ?? 'All time';
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`Time range: ${label}`}
        className="inline-flex h-7 max-w-full min-w-0 shrink-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 font-medium hover:bg-hover"
      >
        <Clock size={13} className="shrink-0 text-ink-faint" />
        <span className="truncate">{label}</span>
        <ChevronDown size={13} className="shrink-0 text-ink-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label="Time range"
            className="w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised shadow-float outline-none"
          >
            <TimeRangePanel
              value={value}
              onChoose={(next) => {
                setOpen(false);
                onChange(next);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
