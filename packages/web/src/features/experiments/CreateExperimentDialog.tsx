import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { ModalFrame } from '../../ui/ModalFrame.tsx';

export interface CreateExperimentDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function CreateExperimentDialog({ isOpen, onOpenChange }: CreateExperimentDialogProps) {
  if (!isOpen) return null;
  return (
    <CreateExperimentForm
      onClose={() => {
        onOpenChange(false);
      }}
    />
  );
}

function CreateExperimentForm({ onClose }: { readonly onClose: () => void }) {
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
    <ModalFrame
      title="New experiment"
      description="An experiment keeps the traces of one application or one question apart from others."
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() !== '') creation.mutate(name.trim());
      }}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" submit disabled={name.trim() === '' || creation.isPending}>
            {creation.isPending ? 'Creating …' : 'Create'}
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
      </div>
    </ModalFrame>
  );
}
