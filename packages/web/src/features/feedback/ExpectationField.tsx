import type { JsonValue } from '@gander/core/json-value';
import { useState } from 'react';

import { Button } from '../../ui/Button.tsx';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { toExpectation, toExpectationText } from './expectation-text.ts';

export interface ExpectationFieldProps {
  readonly value: JsonValue | undefined;
  readonly onGive?: (value: JsonValue) => void;
  /** Part of a form that has its own button: told at every change, also that there is no value yet. */
  readonly onDraft?: (value: JsonValue | undefined) => void;
  readonly isBusy: boolean;
}

const FORMATS = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
] as const;

/** What should have come out: a text, or any JSON. */
export function ExpectationField({ value, onGive, onDraft, isBusy }: ExpectationFieldProps) {
  const [format, setFormat] = useState<'text' | 'json'>(
    value === undefined || typeof value === 'string' ? 'text' : 'json',
  );
  const [text, setText] = useState(value === undefined ? '' : toExpectationText(value));
  const given = toExpectation(format, text);
  const isWrong = text.trim() !== '' && given.problem !== undefined;
  const give = () => {
    if (given.value !== undefined) onGive?.(given.value);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <textarea
        aria-label="Expected"
        aria-invalid={isWrong}
        rows={4}
        value={text}
        spellCheck={format === 'text'}
        placeholder={format === 'text' ? 'What the answer should have been' : '{ "city": "Paris" }'}
        onChange={(event) => {
          setText(event.target.value);
          onDraft?.(toExpectation(format, event.target.value).value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
        }}
        className="min-h-20 w-full resize-y rounded-md border border-line-strong bg-surface px-2 py-1 font-mono text-xs leading-5 placeholder:text-ink-faint"
      />
      <div className="flex items-center gap-1.5">
        <ChoiceMenu
          label="Format"
          choices={FORMATS}
          value={format}
          onChange={(next) => {
            setFormat(next);
            onDraft?.(toExpectation(next, text).value);
          }}
        />
        <p role="status" className="wrap-any min-w-0 flex-1 text-xs text-error">
          {isWrong && given.problem}
        </p>
        {onDraft === undefined && (
          <Button look="primary" disabled={given.value === undefined || isBusy} onClick={give}>
            Save
          </Button>
        )}
      </div>
    </div>
  );
}
