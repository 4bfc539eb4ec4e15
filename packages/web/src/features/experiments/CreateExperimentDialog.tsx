import { Dialog } from '@base-ui/react/dialog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { Button } from '../../ui/Button.tsx';

export interface CreateExperimentDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function CreateExperimentDialog({ isOpen, onOpenChange }: CreateExperimentDialogProps) {
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(next) => {
        onOpenChange(next);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-sunken/70" />
        <Dialog.Popup className="fixed top-1/4 left-1/2 z-40 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 rounded-xl border border-line bg-raised p-5 shadow-float">
          <Dialog.Title className="text-base font-semibold">New experiment</Dialog.Title>
          <Dialog.Description className="mt-1 text-ink-soft">
            An experiment keeps the traces of one application or one question apart from others.
          </Dialog.Description>
          <CreateExperimentForm />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CreateExperimentForm() {
  const { client } = useGander();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const inputId = useId();
  const creation = useMutation({
    mutationFn: async (wanted: string) => client.createExperiment({ params: {}, body: { name: wanted } }),
    async onSuccess(experiment) {
      void queryClient.invalidateQueries({ queryKey: ['experiments'] });
      await navigate({
        to: '/experiments/$experimentId/traces',
        params: { experimentId: experiment.experimentId },
      });
    },
  });

  return (
    <form
      className="mt-4 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') creation.mutate(name.trim());
      }}
    >
      <label htmlFor={inputId} className="font-medium">
        Name
      </label>
      <input
        id={inputId}
        value={name}
        maxLength={500}
        autoComplete="off"
        placeholder="support-agent"
        aria-invalid={creation.isError}
        onChange={(event) => {
          setName(event.target.value);
        }}
        className="h-8 rounded-md border border-line-strong bg-surface px-2.5 placeholder:text-ink-faint"
      />
      {creation.isError && (
        <p role="alert" className="text-error">
          {toFailure(creation.error).message}
        </p>
      )}
      <div className="mt-1 flex justify-end gap-2">
        <Dialog.Close className="inline-flex h-7 items-center rounded-md px-2.5 font-medium text-ink-soft hover:bg-hover">
          Cancel
        </Dialog.Close>
        <Button look="primary" submit disabled={name.trim() === '' || creation.isPending}>
          {creation.isPending ? 'Creating …' : 'Create'}
        </Button>
      </div>
    </form>
  );
}
