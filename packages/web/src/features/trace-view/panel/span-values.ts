import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import type { CutValueBody, SpanDetailBody } from '@gander/api/gander/span-schemas';
import { toJsonPointer } from '@gander/core/json/json-pointer';
import { createContext, use } from 'react';

import type { SpanAddress } from '../queries.ts';

/** Place of a value in a span's detail: the steps of a JSON pointer. */
export type ValuePath = readonly (string | number)[];

/** A value that was too big to come with the rest. */
export interface CutValue {
  readonly kind: CutValueBody['kind'];
  readonly sizeChars: number;
  /** All of it: a text as it is, anything else as its JSON, in UTF-8. */
  readonly load: (signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
}

export interface SpanValues {
  /** `undefined` for a value that is there as a whole. */
  readonly findCut: (path: ValuePath | undefined) => CutValue | undefined;
}

const NOTHING_CUT: SpanValues = { findCut: () => undefined };

export const SpanValuesContext = createContext<SpanValues>(NOTHING_CUT);

export function useCutValue(path: ValuePath | undefined): CutValue | undefined {
  return use(SpanValuesContext).findCut(path);
}

/** What was left out of a span's detail, by place. */
export function createSpanValues(address: SpanAddress, cut: SpanDetailBody['cut']): SpanValues {
  if (cut === undefined || cut.length === 0) return NOTHING_CUT;
  const byPointer = new Map(cut.map((value) => [value.pointer, value]));
  return {
    findCut(path) {
      const value = path && byPointer.get(toJsonPointer(path));
      if (value === undefined) return undefined;
      const { kind, sizeChars, source, pointer } = value;
      return { kind, sizeChars, load: (signal) => readSpanValue(address, source ?? pointer, signal) };
    },
  };
}

/** Megabytes of text come as they are: neither the client's JSON nor its checks stand in the way. */
async function readSpanValue(
  { traceId, spanId }: SpanAddress,
  pointer: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const query = new URLSearchParams({ pointer });
  const address = `${GANDER_API_PREFIX}/traces/${encodeURIComponent(traceId)}/spans/${spanId}/value?${query}`;
  const response = await fetch(address, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`The value could not be read: the server answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
