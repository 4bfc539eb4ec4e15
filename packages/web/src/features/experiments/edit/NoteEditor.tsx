import { useMutation } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';

export interface NoteEditorProps {
  /** Markdown; empty for none. */
  readonly note: string;
  readonly onSave: (note: string) => Promise<unknown>;
  /** Starts in the text field, where there is nothing to read first. */
  readonly isOpen?: boolean;
}

const MAX_CHARS = 5000;

/** A description in Markdown: read, and changed in place. ⌘⏎ saves, Escape gives up. */
export function NoteEditor({ note, onSave, isOpen = false }: NoteEditorProps) {
  const [draft, setDraft] = useState<string | undefined>(isOpen ? note : undefined);
  const saving = useMutation({
    mutationFn: onSave,
    onSuccess() {
      setDraft(undefined);
    },
  });
  if (draft === undefined) {
    const edit = () => {
      setDraft(note);
    };
    return (
      <div className="flex min-w-0 items-start gap-2">
        {note === '' ? (
          <Button look="quiet" className="-ml-2.5" onClick={edit}>
            Add a description …
          </Button>
        ) : (
          <>
            <div className="min-w-0 flex-1">
              <RichText text={note} />
            </div>
            <Button look="quiet" isSquare aria-label="Edit the description" onClick={edit}>
              <Pencil size={14} />
            </Button>
          </>
        )}
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(draft);
      }}
    >
      <textarea
        aria-label="Description (Markdown)"
        value={draft}
        rows={8}
        maxLength={MAX_CHARS}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setDraft(undefined);
            event.stopPropagation();
          }
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) saving.mutate(draft);
        }}
        className="w-full rounded-md border border-line-strong bg-surface p-2 font-mono text-xs"
      />
      {saving.isError && (
        <p role="alert" className="text-error">
          {toFailure(saving.error).message}
        </p>
      )}
      <div className="flex items-center justify-end gap-2">
        <span className="mr-auto text-xs text-ink-faint">Markdown. ⌘⏎ saves.</span>
        <Button
          look="quiet"
          onClick={() => {
            setDraft(undefined);
          }}
        >
          Cancel
        </Button>
        <Button look="primary" submit disabled={saving.isPending}>
          {saving.isPending ? 'Saving …' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
