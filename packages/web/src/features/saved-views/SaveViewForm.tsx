import { useState } from 'react';

import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';

export interface SaveViewFormProps {
  readonly isLost: boolean;
  readonly onSave: (name: string) => void;
}

/** Keeps the list as it is now under a name, or gives it to somebody as a link. */
export function SaveViewForm({ isLost, onSave }: SaveViewFormProps) {
  const [name, setName] = useState('');
  return (
    <form
      className="flex flex-col gap-1.5 border-t border-line p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onSave(name);
        setName('');
      }}
    >
      <span className="flex gap-1.5">
        <input
          aria-label="Name of the new view"
          placeholder="Save this view as …"
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value);
          }}
          className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 placeholder:text-ink-faint"
        />
        <Button submit look="primary" disabled={name.trim() === ''}>
          Save
        </Button>
        <CopyButton text={window.location.href} label="Copy a link to this view" />
      </span>
      {isLost && (
        <span role="alert" className="text-2xs text-error">
          This browser keeps nothing: the view is gone when the page is. The link stays good.
        </span>
      )}
    </form>
  );
}
