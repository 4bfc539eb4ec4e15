import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { ModalFrame } from '../../../ui/ModalFrame.tsx';

export interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly onSave: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Gives something another name. */
export function NameDialog({ title, name, onSave, onClose }: NameDialogProps) {
  const [draft, setDraft] = useState(name);
  const inputId = useId();
  const saving = useMutation({ mutationFn: onSave, onSuccess: onClose });
  const wanted = draft.trim();
  return (
    <ModalFrame
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (wanted === name) onClose();
        else if (wanted !== '') saving.mutate(wanted);
      }}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" submit disabled={wanted === '' || saving.isPending}>
            {saving.isPending ? 'Saving …' : 'Save'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <label htmlFor={inputId} className="font-medium">
          Name
        </label>
        <input
          id={inputId}
          value={draft}
          maxLength={500}
          autoComplete="off"
          aria-invalid={saving.isError}
          onFocus={(event) => {
            event.target.select();
          }}
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          className="h-8 rounded-md border border-line-strong bg-surface px-2.5"
        />
        {saving.isError && (
          <p role="alert" className="text-error">
            {toFailure(saving.error).message}
          </p>
        )}
      </div>
    </ModalFrame>
  );
}
