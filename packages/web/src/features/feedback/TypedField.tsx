import type { JsonValue } from '@gander/core/json-value';
import { useState } from 'react';

import { Button } from '../../ui/Button.tsx';

export interface TypedFieldProps {
  readonly type: 'number' | 'text';
  readonly value: JsonValue | undefined;
  readonly onGive?: (value: JsonValue) => void;
  readonly onDraft?: (value: JsonValue | undefined) => void;
  readonly isBusy: boolean;
}

/** A number or a text that is typed. */
export function TypedField({ type, value, onGive, onDraft, isBusy }: TypedFieldProps) {
  const [text, setText] = useState(toTypedText(type, value));
  const given = toValue(type, text);
  const isWrong = text.trim() !== '' && given === undefined;
  const give = () => {
    if (given !== undefined) onGive?.(given);
  };
  const shared = {
    value: text,
    placeholder: type === 'number' ? '0.75' : 'What is to be said',
    'aria-label': 'Value',
    'aria-invalid': isWrong,
    className: 'min-h-7 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 placeholder:text-ink-faint',
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText(event.target.value);
      onDraft?.(toValue(type, event.target.value));
    },
  };
  return (
    <div className="flex min-w-0 flex-1 items-start gap-1.5">
      {type === 'text' ? (
        <textarea
          {...shared}
          rows={2}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
          }}
        />
      ) : (
        <input
          {...shared}
          inputMode="decimal"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            give();
          }}
        />
      )}
      {onDraft === undefined && (
        <Button look="primary" disabled={given === undefined || isBusy} onClick={give}>
          Save
        </Button>
      )}
    </div>
  );
}

function toValue(type: TypedFieldProps['type'], text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (type !== 'number') return trimmed;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** Of a value that was given before, if it is of this type. */
function toTypedText(type: TypedFieldProps['type'], value: JsonValue | undefined): string {
  if (type === 'number') return typeof value === 'number' ? String(value) : '';
  return typeof value === 'string' ? value : '';
}
