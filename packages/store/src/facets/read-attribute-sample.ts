import { toAttributeForms } from '@gander/core/search-text/attribute-forms';
import { readSpanPayloads } from '@gander/core/search-text/span-payload';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { InflatedBodies } from '../chunks/inflated-bodies.ts';
import { createSpanChunkQuery, toSpanChunk } from '../rows/span-chunk-row.ts';
import type { MatchingTraces } from './find-matching.ts';

/** Attributes of the newest traces, from their payloads. */
export interface AttributeSample {
  readonly byKey: ReadonlyMap<string, AttributeUse>;
  /** Traces that were looked at. */
  readonly sampleSize: number;
  readonly isComplete: boolean;
}

export interface AttributeUse {
  /** Traces that have it. */
  readonly count: number;
  /** Traces by value; only short ones. */
  readonly values: ReadonlyMap<string, number>;
}

const MAX_TRACES = 60;
/** Inflated; the rest of a longer chunk is not opened. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_KEYS = 2000;
const MAX_VALUES = 500;
/** What anybody would pick from a list. */
const MAX_VALUE_LENGTH = 200;

interface Counted {
  count: number;
  readonly values: Map<string, number>;
}

/** Looks into one chunk of each of the newest traces that match, the first: no index knows attributes. */
export async function readAttributeSample(db: SqlExecutor, matching: MatchingTraces): Promise<AttributeSample> {
  const traces = await matching
    .select(db)
    .select('traces.trace_key')
    .orderBy('traces.start_unix_nano', 'desc')
    .limit(MAX_TRACES + 1)
    .execute();
  const byKey = new Map<string, Counted>();
  const bodies = new InflatedBodies();
  let readBytes = 0;
  let sampleSize = 0;
  for (const { trace_key } of traces.slice(0, MAX_TRACES)) {
    if (readBytes > MAX_BYTES) break;
    sampleSize += 1;
    const row = await createSpanChunkQuery(db)
      .where('trace_key', '=', trace_key as bigint)
      .orderBy('chunk_no')
      .limit(1)
      .executeTakeFirst();
    readBytes += Number(row?.raw_size ?? 0);
    if (row !== undefined && Number(row.raw_size) <= MAX_BYTES) addTrace(byKey, toSpanChunk(row, bodies).bytes);
  }
  return { byKey, sampleSize, isComplete: matching.sampleSize === null && sampleSize === traces.length };
}

function addTrace(byKey: Map<string, Counted>, chunk: Uint8Array): void {
  const seen = new Map<string, Set<string>>();
  for (const { attributes } of readSpanPayloads(chunk)) {
    for (const [key, value] of attributes) {
      let values = seen.get(key);
      if (values === undefined) seen.set(key, (values = new Set()));
      // The shortest form is the one that a person would write.
      const text = toAttributeForms(value).texts.reduce((best, form) => (form.length < best.length ? form : best));
      if (text.length <= MAX_VALUE_LENGTH) values.add(text);
    }
  }
  for (const [key, values] of seen) {
    const known = byKey.get(key) ?? { count: 0, values: new Map<string, number>() };
    known.count += 1;
    for (const value of values) {
      if (known.values.has(value) || known.values.size < MAX_VALUES) {
        known.values.set(value, (known.values.get(value) ?? 0) + 1);
      }
    }
    if (byKey.size < MAX_KEYS || byKey.has(key)) byKey.set(key, known);
  }
}
