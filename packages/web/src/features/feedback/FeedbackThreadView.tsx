import type { JsonValue } from '@gander/core/json-value';
import { History, Pencil, Replace, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { EntryEditor } from './EntryEditor.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import type { FeedbackThread } from './feedback-threads.ts';
import { FeedbackEntryView } from './FeedbackEntryView.tsx';
import type { LabelScale } from './labels/label.ts';

export interface FeedbackThreadViewProps {
  readonly thread: FeedbackThread;
  readonly person: string;
  readonly isReadOnly: boolean;
  readonly isBusy: boolean;
  readonly scale: LabelScale | undefined;
  readonly place?: ReactNode;
  readonly onChange: (entry: FeedbackEntry, value: JsonValue, rationale: string) => void;
  readonly onOverride: (entry: FeedbackEntry, value: JsonValue, rationale: string) => void;
  readonly onDelete: (entry: FeedbackEntry) => void;
}

/** What is said now, what can be done about it, and on demand what was said before. */
export function FeedbackThreadView(props: FeedbackThreadViewProps) {
  const { thread, person, isReadOnly, isBusy, scale, place, onChange, onOverride, onDelete } = props;
  const { head, earlier } = thread;
  const [isEditing, setIsEditing] = useState(false);
  const [isPastShown, setIsPastShown] = useState(false);
  const isOwn = head.source.type === 'HUMAN' && (head.source.id === person || head.source.id === '');
  const actions = !isReadOnly && !isEditing && (
    <>
      {head.kind !== 'issue' && (
        <IconButton
          label={isOwn ? 'Edit' : 'Override: say it better'}
          className="h-6"
          onClick={() => {
            setIsEditing(true);
          }}
        >
          {isOwn ? <Pencil size={13} /> : <Replace size={13} />}
        </IconButton>
      )}
      <IconButton
        label="Delete"
        className="h-6"
        onClick={() => {
          onDelete(head);
        }}
      >
        <Trash2 size={13} />
      </IconButton>
    </>
  );
  return (
    <li className="flex flex-col gap-1.5 px-2.5 py-2">
      <FeedbackEntryView entry={head} actions={actions} place={place} />
      {isEditing && (
        <EntryEditor
          entry={head}
          isOverride={!isOwn}
          scale={scale}
          isBusy={isBusy}
          onCancel={() => {
            setIsEditing(false);
          }}
          onSave={(value, rationale) => {
            setIsEditing(false);
            (isOwn ? onChange : onOverride)(head, value, rationale);
          }}
        />
      )}
      {earlier.length > 0 && (
        <>
          <Button
            look="quiet"
            aria-expanded={isPastShown}
            className="h-6 self-start px-1.5 text-xs"
            onClick={() => {
              setIsPastShown(!isPastShown);
            }}
          >
            <History size={12} aria-hidden />
            {earlier.length === 1 ? 'Overrides 1 earlier' : `Overrides ${earlier.length} earlier`}
          </Button>
          {isPastShown && (
            <ol aria-label="Earlier" className="ml-1.5 flex flex-col gap-2.5 border-l-2 border-line pl-2.5">
              {earlier.map((entry) => (
                <li key={entry.id}>
                  <FeedbackEntryView entry={entry} isPast />
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </li>
  );
}
