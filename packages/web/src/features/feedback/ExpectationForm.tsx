import type { JsonValue } from '@gander/core/json-value';
import { useState } from 'react';

import { ExpectationField } from './ExpectationField.tsx';
import { NameField } from './NameField.tsx';
import type { UsedName } from './used-names.ts';

export interface ExpectationFormProps {
  readonly names: readonly UsedName[];
  /** What this person expects already under the name. */
  readonly findOwn: (name: string) => JsonValue | undefined;
  readonly onGive: (name: string, value: JsonValue) => void;
  readonly isBusy: boolean;
}

const FIRST_NAME = 'expected_response';

/** What should have come out, under a name that scorers know it by. */
export function ExpectationForm({ names, findOwn, onGive, isBusy }: ExpectationFormProps) {
  const [name, setName] = useState(names[0]?.name ?? FIRST_NAME);
  const trimmed = name.trim();
  return (
    <section aria-label="Add expectation" className="flex flex-col gap-1.5 border-t border-line pt-1.5">
      <NameField label="Name" value={name} names={names} onChange={setName} />
      <ExpectationField
        key={trimmed}
        value={findOwn(trimmed)}
        onGive={(value) => {
          onGive(trimmed, value);
        }}
        isBusy={isBusy || trimmed === ''}
      />
    </section>
  );
}
