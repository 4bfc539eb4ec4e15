import { Minus } from 'lucide-react';
import { useId, useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { ModalFrame } from '../../../ui/ModalFrame.tsx';
import type { SelectionTarget } from './selection-target.ts';
import type { TagChange } from './tag-change.ts';
import { useBulkChange } from './use-bulk-change.ts';

export interface TagTracesDialogProps {
  readonly experimentId: string;
  readonly target: SelectionTarget;
  /** How many, in words. */
  readonly title: string;
  /** Keys of tags that some of them have, as far as they are loaded. */
  readonly presentKeys: readonly string[];
  readonly onClose: () => void;
  readonly onTagged: (target: SelectionTarget, change: TagChange) => void;
}

const FIELD = 'h-8 min-w-0 rounded-md border border-line-strong bg-surface px-2.5 placeholder:text-ink-faint';

/** Gives traces a tag, or takes one from them. */
export function TagTracesDialog(props: TagTracesDialogProps) {
  const { experimentId, target, title, presentKeys, onClose, onTagged } = props;
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const listId = useId();
  const change: TagChange = { set: key.trim() === '' ? [] : [{ key: key.trim(), value }], remove: removed };
  const isNothing = change.set.length === 0 && change.remove.length === 0;
  const tagging = useBulkChange({
    experimentId,
    target,
    call: async (client, selection) =>
      client.tagTraces({
        params: { experimentId },
        body: { selection, set: [...change.set], remove: [...change.remove] },
      }),
    onDone() {
      onTagged(target, change);
    },
  });
  return (
    <ModalFrame
      title={title}
      description="A tag is a key, with a value or alone."
      onClose={onClose}
      onSubmit={() => {
        if (!isNothing) tagging.mutate();
      }}
      footer={
        <>
          <Button look="quiet" disabled={tagging.isPending} onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" submit disabled={isNothing || tagging.isPending}>
            {tagging.isPending ? 'Saving …' : 'Save'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <div className="grid grid-cols-2 gap-2">
          <input
            aria-label="Tag key"
            placeholder="key"
            list={listId}
            value={key}
            maxLength={250}
            autoComplete="off"
            onChange={(event) => {
              setKey(event.target.value);
            }}
            className={FIELD}
          />
          <input
            aria-label="Tag value"
            placeholder="value"
            value={value}
            maxLength={8000}
            autoComplete="off"
            onChange={(event) => {
              setValue(event.target.value);
            }}
            className={FIELD}
          />
          <datalist id={listId}>
            {presentKeys.map((present) => (
              <option key={present} value={present} />
            ))}
          </datalist>
        </div>
        {presentKeys.length > 0 && <RemoveTags keys={presentKeys} removed={removed} onChange={setRemoved} />}
        {tagging.isError && (
          <p role="alert" className="text-error">
            {toFailure(tagging.error).message}
          </p>
        )}
      </div>
    </ModalFrame>
  );
}

interface RemoveTagsProps {
  readonly keys: readonly string[];
  readonly removed: readonly string[];
  readonly onChange: (removed: readonly string[]) => void;
}

function RemoveTags({ keys, removed, onChange }: RemoveTagsProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="mb-1 text-xs text-ink-faint">Remove</legend>
      {keys.map((key) => {
        const isRemoved = removed.includes(key);
        return (
          <button
            key={key}
            type="button"
            aria-pressed={isRemoved}
            onClick={() => {
              onChange(isRemoved ? removed.filter((other) => other !== key) : [...removed, key]);
            }}
            className={
              isRemoved
                ? 'inline-flex h-6 max-w-full items-center gap-1 rounded border border-error-line bg-error-bg px-1.5 text-error line-through'
                : 'inline-flex h-6 max-w-full items-center gap-1 rounded border border-line bg-sunken px-1.5 text-ink-soft hover:border-line-strong'
            }
          >
            <Minus size={11} aria-hidden className="shrink-0" />
            <bdi className="truncate">{key}</bdi>
          </button>
        );
      })}
    </fieldset>
  );
}
