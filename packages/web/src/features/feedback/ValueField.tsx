import type { JsonValue } from '@gander/core/json-value';

import { ChoiceField } from './ChoiceField.tsx';
import { listValues } from './labels/keyed-values.ts';
import type { LabelScale } from './labels/label.ts';
import { TypedField } from './TypedField.tsx';

export interface ValueFieldProps {
  readonly scale: LabelScale;
  /** What is said already, if anything. */
  readonly value: JsonValue | undefined;
  /** Shows what the keys 1 to 9 do, which is what the buttons do. */
  readonly hasKeys?: boolean;
  /** Told by a click, or by Enter where something is typed. */
  readonly onGive?: (value: JsonValue) => void;
  /** Part of a form that has its own button: told at every change, also that there is no value yet. */
  readonly onDraft?: (value: JsonValue | undefined) => void;
  readonly isBusy: boolean;
}

/** Gives a value: one click or key for a thumb, a score or a category; Enter for what is typed. */
export function ValueField(props: ValueFieldProps) {
  const { scale, value, hasKeys = false, isBusy, onGive = () => undefined, onDraft } = props;
  if (scale.type === 'number' || scale.type === 'text') return <TypedField {...props} type={scale.type} />;
  // What was said off the scale can be said again.
  const values = listValues(scale);
  const isOff = value !== undefined && value !== null && typeof value !== 'object' && !values.includes(value);
  return (
    <ChoiceField
      values={isOff ? [...values, value] : values}
      value={value}
      keyCount={hasKeys ? values.length : 0}
      isBusy={isBusy}
      onChoose={onDraft ?? onGive}
    />
  );
}
