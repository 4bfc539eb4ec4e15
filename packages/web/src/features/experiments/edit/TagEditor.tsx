import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';

export interface TagEditorProps {
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly onSet: (key: string, value: string) => Promise<unknown>;
  readonly onDelete: (key: string) => Promise<unknown>;
}

/** Tags to read, add, change and remove. A click on one takes it into the form. */
export function TagEditor({ tags, onSet, onDelete }: TagEditorProps) {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const setting = useMutation({
    mutationFn: async () => onSet(key.trim(), value),
    onSuccess() {
      setKey('');
      setValue('');
    },
  });
  const removing = useMutation({ mutationFn: onDelete });
  const failure = setting.error ?? removing.error;
  const isKnown = tags.some(([known]) => known === key.trim());
  return (
    <div className="flex min-w-0 flex-col gap-2.5">
      {tags.length === 0 && <p className="text-ink-faint">No tags yet.</p>}
      <ul className="flex min-w-0 flex-wrap gap-1.5" aria-label="Tags">
        {tags.map(([tagKey, tagValue]) => (
          <li
            key={tagKey}
            className="flex max-w-full min-w-0 items-center rounded-full border border-line bg-sunken text-xs"
          >
            <button
              type="button"
              title={`${tagKey}: ${tagValue} (click to change)`}
              onClick={() => {
                setKey(tagKey);
                setValue(tagValue);
              }}
              className="flex h-6 min-w-0 items-center gap-1 rounded-l-full pr-1 pl-2.5 hover:bg-hover"
            >
              <span className="truncate text-ink-soft">{tagKey}</span>
              {tagValue !== '' && <span className="max-w-56 truncate font-medium">{tagValue}</span>}
            </button>
            <button
              type="button"
              aria-label={`Remove tag ${tagKey}`}
              disabled={removing.isPending}
              onClick={() => {
                removing.mutate(tagKey);
              }}
              className="flex size-6 shrink-0 items-center justify-center rounded-r-full text-ink-faint hover:bg-hover hover:text-error"
            >
              <X size={12} />
            </button>
          </li>
        ))}
      </ul>
      <form
        className="flex min-w-0 flex-wrap gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') setting.mutate();
        }}
      >
        <TagInput label="Tag name" value={key} maxLength={250} onChange={setKey} />
        <TagInput label="Tag value" value={value} maxLength={5000} onChange={setValue} />
        <Button submit disabled={key.trim() === '' || setting.isPending}>
          {isKnown ? 'Change' : 'Add tag'}
        </Button>
      </form>
      {failure !== null && (
        <p role="alert" className="text-error">
          {toFailure(failure).message}
        </p>
      )}
    </div>
  );
}

interface TagInputProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}

function TagInput({ label, value, maxLength, onChange }: TagInputProps) {
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        onChange(event.target.value);
      }}
      className="h-7 min-w-0 flex-1 basis-32 rounded-md border border-line-strong bg-surface px-2 placeholder:text-ink-faint"
    />
  );
}
