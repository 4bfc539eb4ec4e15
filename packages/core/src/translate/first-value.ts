import type { PlainValue } from '@gander/protocol/any-value';
import type { AttributeView } from '@gander/protocol/span-view';

/** The first of `keys` that holds anything: absent, the legal empty value and `''` are passed over. Not decoded. */
export function readFirstValue(attributes: AttributeView, keys: readonly string[]): PlainValue | undefined {
  for (const key of keys) {
    const value = attributes.get(key);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}
