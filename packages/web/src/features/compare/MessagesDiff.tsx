import clsx from 'clsx';
import { ChevronDown, ChevronRight, Equal } from 'lucide-react';
import { useMemo, useState } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { Button } from '../../ui/Button.tsx';
import type { DiffLayout } from '../../ui/diff/DiffRowView.tsx';
import { TextDiffView } from '../../ui/diff/TextDiffView.tsx';
import { LongText } from '../../ui/LongText.tsx';
import { alignMessages, type MessageRow } from './align-messages.ts';
import type { MessageBody } from './to-message-text.ts';

export interface MessagesDiffProps {
  readonly title: string;
  readonly left: readonly MessageBody[] | undefined;
  readonly right: readonly MessageBody[] | undefined;
  readonly layout: DiffLayout;
}

const ROLE_LABELS = {
  system: 'System',
  developer: 'Developer',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
} as const satisfies Record<MessageBody['role'], string>;

const STEP_ROWS = 60;

/** Two conversations message by message: equal ones folded, changed ones word by word. */
export function MessagesDiff({ title, left, right, layout }: MessagesDiffProps) {
  const rows = useMemo(() => alignMessages(left, right), [left, right]);
  const [shownRows, setShownRows] = useState(STEP_ROWS);
  if (rows.length === 0) return null;
  return (
    <section aria-label={title} className="flex shrink-0 flex-col gap-2">
      <h3 className="text-xs font-semibold text-ink-soft">{title}</h3>
      {rows.slice(0, shownRows).map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- messages have no id, and their order never changes
        <MessageDiff key={index} row={row} layout={layout} />
      ))}
      {rows.length > shownRows && (
        <Button
          onClick={() => {
            setShownRows(shownRows + STEP_ROWS);
          }}
        >
          Show {formatCount(Math.min(STEP_ROWS, rows.length - shownRows))} more messages
        </Button>
      )}
    </section>
  );
}

function MessageDiff({ row: { left, right }, layout }: { readonly row: MessageRow; readonly layout: DiffLayout }) {
  const message = right ?? left;
  if (message === undefined) return null;
  const label = `${ROLE_LABELS[message.role]}${message.name === undefined ? '' : ` ${message.name}`}`;
  if (left !== undefined && right !== undefined && left.text === right.text) {
    return <EqualMessage label={label} text={right.text} />;
  }
  const side = left === undefined ? ' · only in B' : right === undefined ? ' · only in A' : '';
  return (
    <TextDiffView
      label={`${label}${side}`}
      before={left?.text ?? ''}
      after={right?.text ?? ''}
      beforeName="A"
      afterName="B"
      layout={layout}
    />
  );
}

/** Only its first line until it is opened. */
function EqualMessage({ label, text }: { readonly label: string; readonly text: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="shrink-0 overflow-hidden rounded-lg border border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
        className="flex h-8 w-full min-w-0 items-center gap-1.5 px-2 text-left text-xs -outline-offset-2 hover:bg-hover"
      >
        <Chevron size={13} aria-hidden className="shrink-0 text-ink-faint" />
        <Equal size={12} aria-label="equal" className="shrink-0 text-ink-faint" />
        <span className="shrink-0 font-medium text-ink-soft">{label}</span>
        <span className={clsx('truncate text-ink-faint', isOpen && 'invisible')}>{text.slice(0, 200)}</span>
      </button>
      {isOpen && <LongText text={text} className="border-t border-line px-3 py-2 text-xs leading-5" />}
    </div>
  );
}
