import { Popover } from '@base-ui/react/popover';
import { type ReactNode, useId, useState } from 'react';

import { Button } from '../../../ui/Button.tsx';
import type { TagWrites } from './use-tag-writes.ts';

export interface TagEditorProps {
  /** Absent for a new tag. */
  readonly tagKey?: string;
  readonly value?: string;
  /** Keys that a new tag must not have. */
  readonly taken?: readonly string[];
  readonly writes: TagWrites;
  /** What opens it. */
  readonly children: ReactNode;
}

const MAX_KEY_CHARS = 250;
const MAX_VALUE_CHARS = 8000;

/** A tag, or the place of a new one: opens a small form. Stays open until the server has agreed. */
export function TagEditor({ tagKey, value = '', taken = [], writes, children }: TagEditorProps) {
  const [isOpen, setIsOpen] = useState(false);
  const label = tagKey === undefined ? 'Add a tag' : `Change the tag ${tagKey}`;
  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (open) writes.reset();
        setIsOpen(open);
      }}
    >
      <Popover.Trigger
        // A tag is called what it says; the plus sign says nothing.
        {...(tagKey === undefined ? { 'aria-label': label } : { 'aria-description': 'Change the tag' })}
        title={value === '' ? label : `${tagKey ?? ''}: ${value}`}
        className={
          tagKey === undefined
            ? 'inline-flex h-5 shrink-0 items-center gap-0.5 rounded px-1 text-ink-faint hover:bg-hover hover:text-ink'
            : 'inline-flex h-5 max-w-60 min-w-0 items-center rounded bg-sunken px-1.5 hover:bg-hover'
        }
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={6} collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={label}
            className="w-72 rounded-lg border border-line bg-raised p-3 text-xs shadow-float outline-none"
          >
            <TagForm
              tagKey={tagKey}
              value={value}
              taken={taken}
              writes={writes}
              onDone={() => {
                setIsOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface TagFormProps {
  readonly tagKey: string | undefined;
  readonly value: string;
  readonly taken: readonly string[];
  readonly writes: TagWrites;
  readonly onDone: () => void;
}

const FIELD_CLASS = 'mt-0.5 h-7 w-full rounded-md border border-line-strong bg-surface px-2 disabled:opacity-60';

function TagForm({ tagKey, value, taken, writes, onDone }: TagFormProps) {
  const id = useId();
  const [key, setKey] = useState(tagKey ?? '');
  const [draft, setDraft] = useState(value);
  const isTaken = taken.includes(key.trim());
  const save = (next: string | undefined) => {
    writes.mutate({ key: key.trim(), value: next }, { onSuccess: onDone });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '' && !isTaken) save(draft);
      }}
    >
      <label htmlFor={`${id}-key`} className="text-ink-soft">
        Key
        <input
          id={`${id}-key`}
          value={key}
          disabled={tagKey !== undefined}
          maxLength={MAX_KEY_CHARS}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setKey(event.target.value);
          }}
          className={FIELD_CLASS}
        />
      </label>
      <label htmlFor={`${id}-value`} className="mt-2 block text-ink-soft">
        Value
        <input
          id={`${id}-value`}
          value={draft}
          maxLength={MAX_VALUE_CHARS}
          autoComplete="off"
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          className={FIELD_CLASS}
        />
      </label>
      {isTaken && <p className="mt-2 text-error">There is a tag with this key already.</p>}
      {writes.error !== null && (
        <p role="alert" className="wrap-any mt-2 text-error">
          Not saved: {writes.error.message}
        </p>
      )}
      <div className="mt-3 flex gap-2">
        <Button submit look="primary" disabled={writes.isPending || key.trim() === '' || isTaken}>
          Save
        </Button>
        {tagKey !== undefined && (
          <Button
            look="quiet"
            disabled={writes.isPending}
            onClick={() => {
              save(undefined);
            }}
          >
            Remove
          </Button>
        )}
        <Button look="quiet" className="ml-auto" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
