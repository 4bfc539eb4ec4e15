import type { JsonValue } from '@gander/core/json-value';
import { useState } from 'react';

import { Button } from '../../ui/Button.tsx';
import { ExpectationField } from './ExpectationField.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { inferScale } from './labels/infer-scale.ts';
import type { LabelScale } from './labels/label.ts';
import { ValueField } from './ValueField.tsx';

export interface EntryEditorProps {
  readonly entry: FeedbackEntry;
  /** Of somebody else's entry a new one is made, which takes its place. */
  readonly isOverride: boolean;
  /** Of its label, where there is one. */
  readonly scale: LabelScale | undefined;
  readonly isBusy: boolean;
  readonly onSave: (value: JsonValue, rationale: string) => void;
  readonly onCancel: () => void;
}

/** Changes value and comment of an entry, or says it better than somebody else. */
export function EntryEditor({ entry, isOverride, scale, isBusy, onSave, onCancel }: EntryEditorProps) {
  const [value, setValue] = useState<JsonValue | undefined>(entry.error === undefined ? entry.value : undefined);
  const [rationale, setRationale] = useState(isOverride ? '' : entry.rationale);
  const [ownScale] = useState(scale ?? inferScale(value === undefined ? [] : [value]) ?? ({ type: 'thumbs' } as const));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== undefined) onSave(value, rationale.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {isOverride && (
        <p className="text-xs text-ink-soft">
          Yours will count instead of what {entry.source.id === '' ? 'was said' : <bdi>{entry.source.id}</bdi>}
          {entry.source.id !== '' && ' said'}. That stays in the history.
        </p>
      )}
      {entry.kind === 'expectation' ? (
        <ExpectationField value={entry.value} onDraft={setValue} isBusy={isBusy} />
      ) : (
        <ValueField scale={ownScale} value={value} onDraft={setValue} isBusy={isBusy} />
      )}
      <textarea
        aria-label="Comment"
        // The person has just asked to write, and Escape is the editor's while the focus is in it.
        autoFocus
        rows={2}
        value={rationale}
        placeholder={isOverride ? 'Why?' : 'Comment'}
        onChange={(event) => {
          setRationale(event.target.value);
        }}
        className="field-sizing-content max-h-60 min-h-14 w-full resize-none rounded-md border border-line-strong bg-surface px-2 py-1 placeholder:text-ink-faint"
      />
      <div className="flex justify-end gap-1.5">
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button look="primary" submit disabled={value === undefined || isBusy}>
          {isOverride ? 'Override' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
