import { CircleHelp } from 'lucide-react';
import { type Ref, useState } from 'react';

import { IconButton } from '../../../ui/IconButton.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import type { KnownKeys } from './run-columns.ts';
import type { RunFilterError } from './run-filter.ts';
import { suggestRunKeys } from './suggest-run-keys.ts';

export interface RunFilterFieldProps {
  readonly value: string;
  readonly error: RunFilterError | undefined;
  readonly keys: KnownKeys;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onChange: (text: string) => void;
}

const EXAMPLES = [
  'metrics.loss < 0.5',
  "params.optimizer = 'adam' AND metrics.`val/accuracy` > 0.9",
  "tags.stage = 'prod'",
  "attributes.status = 'FAILED'",
  "attributes.run_name LIKE 'trial-%'",
  "dataset.name = 'clicks'",
] as const;

/** MLflow's search grammar, or a part of a name. What is wrong is marked where it is wrong. */
export function RunFilterField({ value, error, keys, inputRef, onChange }: RunFilterFieldProps) {
  const [isHelping, setIsHelping] = useState(false);
  const suggestions = error === undefined ? [] : suggestRunKeys(value, keys);
  return (
    <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1.5">
      <div className="flex min-w-0 items-center gap-1">
        <SearchField
          label="Filter runs"
          placeholder="Name, or metrics.loss < 0.5 and params.optimizer = 'adam'   /"
          value={value}
          delayMs={400}
          inputRef={inputRef}
          onChange={onChange}
          className="min-w-0 flex-1"
        />
        <IconButton
          label="What can be written here"
          isPressed={isHelping}
          onClick={() => {
            setIsHelping(!isHelping);
          }}
        >
          <CircleHelp size={14} />
        </IconButton>
      </div>
      {error !== undefined && <FilterError text={value} error={error} />}
      {(isHelping || suggestions.length > 0) && (
        <div className="flex flex-wrap items-center gap-1.5 text-xs">
          {(isHelping ? EXAMPLES : suggestions).map((text) => (
            <button
              key={text}
              type="button"
              onClick={() => {
                onChange(isHelping ? text : replaceLastWord(value, text));
              }}
              className="max-w-full truncate rounded border border-line bg-sunken px-1.5 py-0.5 font-mono hover:border-accent"
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function FilterError({ text, error }: { readonly text: string; readonly error: RunFilterError }) {
  const start = Math.min(error.position, text.length);
  const wrong = /^\S+/.exec(text.slice(start))?.[0] ?? '';
  return (
    <div role="alert" className="rounded-md border border-error-line bg-error-bg px-2 py-1 text-xs">
      <div className="wrap-any font-mono">
        {text.slice(0, start)}
        <mark className="bg-transparent text-error underline decoration-wavy underline-offset-3">
          {wrong === '' ? ' ⌄' : wrong}
        </mark>
        {text.slice(start + wrong.length)}
      </div>
      <div className="wrap-any mt-0.5 text-error">{error.message}</div>
    </div>
  );
}

function replaceLastWord(text: string, word: string): string {
  return text.replace(/\S*$/, `${word} `);
}
