import { type SubmitEvent, useState } from 'react';

import { Button } from '../../../ui/Button.tsx';
import { formatTimeRange, type TimeRange } from './format-time-range.ts';
import { parseTimeText } from './parse-time-text.ts';
import { formatRange, RANGES } from './range.ts';
import { TimeChoiceButton } from './TimeChoiceButton.tsx';
import { toZoneName } from './to-zone-name.ts';

export interface TimeRangePanelProps {
  readonly value: TimeRange;
  readonly onChoose: (value: TimeRange) => void;
}

const FIELD_LOOK = 'h-7 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2';

/** What the time range picker shows when it is open. */
export function TimeRangePanel({ value, onChoose }: TimeRangePanelProps) {
  return (
    <div className="flex flex-col">
      <TypedTime onChoose={onChoose} />
      <div className="border-b border-line p-1">
        <TimeChoiceButton
          label="All time"
          isOn={formatTimeRange(value) === undefined}
          onChoose={() => {
            onChoose({});
          }}
        />
        {RANGES.map((range) => (
          <TimeChoiceButton
            key={range}
            label={formatRange(range)}
            note={range}
            isOn={value.range === range}
            onChoose={() => {
              onChoose({ range });
            }}
          />
        ))}
      </div>
      <ExactTimes value={value} onChoose={onChoose} />
    </div>
  );
}

/** A time in words. What it will be taken for is said before it is chosen. */
function TypedTime({ onChoose }: Pick<TimeRangePanelProps, 'onChoose'>) {
  const [text, setText] = useState('');
  const choice = text.trim() === '' ? undefined : parseTimeText(text, Date.now());
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (choice !== undefined) onChoose(choice);
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-1 border-b border-line p-2">
      <input
        type="text"
        aria-label="Time in words"
        placeholder="25m, last 2 hours, yesterday …"
        value={text}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => {
          setText(event.target.value);
        }}
        className={FIELD_LOOK}
      />
      <p role="status" className="min-h-4 px-1 text-xs text-ink-faint">
        {choice !== undefined ? (
          <>
            <span className="text-ink">{formatTimeRange(choice)}</span> · Enter
          </>
        ) : (
          text.trim() !== '' && 'Not understood. Try 25m, or 2026-11-21 10:00 to 12:30'
        )}
      </p>
    </form>
  );
}

/** Two moments of the local clock; either may be left open. */
function ExactTimes({ value, onChoose }: TimeRangePanelProps) {
  const [from, setFrom] = useState(() => toLocalInput(value.from));
  const [to, setTo] = useState(() => toLocalInput(value.to));
  const [start, end] = [toMoment(from), toMoment(to)];
  const isBackwards = start !== undefined && end !== undefined && start >= end;
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!isBackwards) onChoose({ ...(start !== undefined && { from: start }), ...(end !== undefined && { to: end }) });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 p-2">
      {(
        [
          ['From', from, setFrom],
          ['To', to, setTo],
        ] as const
      ).map(([label, text, setText]) => (
        <label key={label} className="grid grid-cols-[3rem_minmax(0,1fr)] items-center">
          <span className="pl-1 text-ink-soft">{label}</span>
          <input
            type="datetime-local"
            step={1}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
            className={FIELD_LOOK}
          />
        </label>
      ))}
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate pl-1 text-xs text-ink-faint">{toZoneName(new Date())}</span>
        <Button submit disabled={isBackwards || (start === undefined && end === undefined)}>
          Apply
        </Button>
      </div>
      {isBackwards && (
        <p role="alert" className="px-1 text-xs text-error">
          The end must be later than the start.
        </p>
      )}
    </form>
  );
}

/** As `<input type=datetime-local>` takes it. */
function toLocalInput(moment: string | undefined): string {
  if (moment === undefined) return '';
  const date = new Date(moment);
  const pad = (number: number, digits = 2) => String(number).padStart(digits, '0');
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

function toMoment(local: string): string | undefined {
  const date = new Date(local);
  return local === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
