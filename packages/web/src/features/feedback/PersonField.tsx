import { useId, useState } from 'react';

import { Button } from '../../ui/Button.tsx';

export interface PersonFieldProps {
  readonly person: string;
  readonly onPerson: (person: string) => void;
  readonly onCancel: () => void;
}

const MAX_CHARS = 250;

/** Asks once who speaks: feedback without a name helps nobody later. */
export function PersonField({ person, onPerson, onCancel }: PersonFieldProps) {
  const [text, setText] = useState(person);
  const inputId = useId();
  const name = text.trim();
  return (
    <form
      className="flex flex-col gap-1.5 rounded-lg border border-accent bg-surface p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') onPerson(name);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label htmlFor={inputId} className="font-medium">
        Who are you?
      </label>
      <p className="text-xs text-ink-soft">Your feedback is signed with this name. It is remembered in this browser.</p>
      <div className="flex gap-1.5">
        <input
          id={inputId}
          value={text}
          autoFocus
          autoComplete="name"
          maxLength={MAX_CHARS}
          placeholder="ana@example.com"
          onChange={(event) => {
            setText(event.target.value);
          }}
          className="h-7 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 placeholder:text-ink-faint"
        />
        <Button look="primary" submit disabled={name === ''}>
          Continue
        </Button>
      </div>
    </form>
  );
}
