import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceMenu } from '../../../ui/ChoiceMenu.tsx';
import { NameField } from '../NameField.tsx';
import { toShortText } from '../FeedbackValue.tsx';
import { SCALE_TYPES } from './describe-scale.ts';
import { type Label, type LabelScale, MAX_SCORE, MIN_SCORE, USUAL_MAX_SCORE } from './label.ts';
import type { Labels } from './use-labels.ts';

export interface LabelFormProps {
  readonly labels: Labels;
  /** The one that is changed; absent for a new one. */
  readonly label: Label | undefined;
  readonly onClose: () => void;
}

const MAXIMA = Array.from({ length: MAX_SCORE - MIN_SCORE + 1 }, (_, index) => {
  const max = String(index + MIN_SCORE);
  return { value: max, label: `1 to ${max}` };
});

/** Name and type of a label, for everybody who looks at the experiment. */
export function LabelForm({ labels, label, onClose }: LabelFormProps) {
  const [name, setName] = useState(label?.name ?? '');
  const [type, setType] = useState<LabelScale['type']>(label?.scale.type ?? 'thumbs');
  const [max, setMax] = useState(label?.scale.type === 'scale' ? label.scale.max : USUAL_MAX_SCORE);
  const [words, setWords] = useState(
    label?.scale.type === 'categories' ? label.scale.options.map(toShortText).join('\n') : '',
  );
  const scale = toScale(type, { max, words });
  const trimmed = name.trim();
  const saving = useMutation({
    mutationFn: async (next: Label) => labels.set(next, label?.name),
    onSuccess: onClose,
  });
  return (
    <form
      aria-label={label === undefined ? 'New label' : `Label ${label.name}`}
      className="flex flex-col gap-2 rounded-lg border border-accent bg-surface p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '' && scale !== undefined) saving.mutate({ name: trimmed, scale, isSet: true });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <p className="text-xs text-ink-soft">A label is set once for the experiment, and everybody finds it here.</p>
      <NameField label="Name" value={name} names={labels.used.feedback} onChange={setName} hasFocus />
      <div className="flex items-center gap-1.5">
        <span className="text-ink-soft">Type</span>
        <ChoiceMenu label="Type" choices={SCALE_TYPES} value={type} onChange={setType} />
        {type === 'scale' && (
          <ChoiceMenu
            label="Scale"
            choices={MAXIMA}
            value={String(max)}
            onChange={(next) => {
              setMax(Number(next));
            }}
          />
        )}
      </div>
      {type === 'categories' && (
        <textarea
          aria-label="Categories"
          rows={4}
          value={words}
          placeholder={'billing\ntravel\nother'}
          onChange={(event) => {
            setWords(event.target.value);
          }}
          className="w-full resize-y rounded-md border border-line-strong bg-surface px-2 py-1 placeholder:text-ink-faint"
        />
      )}
      {type === 'categories' && <p className="text-xs text-ink-faint">One on each line; the first nine have keys.</p>}
      {saving.error !== null && (
        <p role="alert" className="wrap-any text-error">
          {toFailure(saving.error).message}
        </p>
      )}
      <div className="flex justify-end gap-1.5">
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" submit disabled={trimmed === '' || scale === undefined || saving.isPending}>
          Save label
        </Button>
      </div>
    </form>
  );
}

function toScale(
  type: LabelScale['type'],
  { max, words }: { readonly max: number; readonly words: string },
): LabelScale | undefined {
  if (type === 'scale') return { type, max };
  if (type !== 'categories') return { type };
  const options = words
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return options.length === 0 ? undefined : { type, options: [...new Set(options)] };
}
