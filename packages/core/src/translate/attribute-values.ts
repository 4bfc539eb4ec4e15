import type { PlainValue } from '@gander/protocol/any-value';
import type { AttributeView } from '@gander/protocol/span-view';

/**
 * A non-empty string; numbers count, since ids are sometimes sent as numbers. `undefined` for anything else, the word
 * `undefined` included: so Effect writes what is not set.
 */
export function readText(attributes: AttributeView, key: string): string | undefined {
  return toText(attributes.get(key));
}

/** The first of `keys` that holds a non-empty string. */
export function readFirstText(attributes: AttributeView, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = toText(attributes.get(key));
    if (text !== undefined) return text;
  }
  return undefined;
}

function toText(value: PlainValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' || value === 'undefined' ? undefined : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/** A finite number; strings holding one count (Micrometer and log bridges send those). */
export function readNumber(attributes: AttributeView, key: string): number | undefined {
  const value = attributes.get(key);
  return value === undefined ? undefined : toNumber(value);
}

/** The first of `keys` that holds a finite number. */
export function readFirstNumber(attributes: AttributeView, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const number = readNumber(attributes, key);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** What the emitter says a call cost, from the first of `keys` that holds a number that can be a cost. */
export function readCostUsd(attributes: AttributeView, keys: readonly string[]): number | undefined {
  const costUsd = readFirstNumber(attributes, keys);
  return costUsd !== undefined && costUsd >= 0 ? costUsd : undefined;
}

function toNumber(value: PlainValue): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
