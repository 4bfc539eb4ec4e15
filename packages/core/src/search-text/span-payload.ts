import type { SpanId } from '../ids.ts';
import type { AnyValue } from '@gander/protocol/any-value';
import { createKeyTable } from '@gander/protocol/key-table';
import type { LogRecord } from '@gander/protocol/log-data';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';

import { readLogTexts } from './log-texts.ts';
import { isJsonLike, openEscapes } from './open-escapes.ts';
import { readSpanTexts } from './span-texts.ts';

/** What a span says, for filters that look into its payload. */
export interface SpanPayload {
  readonly spanId: SpanId;
  /** As sent. */
  readonly attributes: ReadonlyMap<string, AnyValue>;
  /** All texts, a line each, a value behind its key. */
  readonly content: () => string;
}

const NO_KEYS = createKeyTable([]);

/** The spans of a chunk. Of damaged bytes, what could be read. */
export function readSpanPayloads(chunk: Uint8Array): readonly SpanPayload[] {
  const spans: SpanPayload[] = [];
  try {
    readTraceRequest(chunk, {
      keys: NO_KEYS,
      onSpan(span) {
        const texts: (readonly [key: string, text: string])[] = [];
        readSpanTexts(span, (key, text) => texts.push([key, text]));
        const attributes = new Map(span.attributes.toKeyValues().map(({ key, value }) => [key, value]));
        spans.push(createPayload(span.spanId as SpanId, attributes, texts));
      },
      onRejectedSpan() {},
    });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
  return spans;
}

/** A span with what records of logs, already read, say about it. */
export function addLogTexts(span: SpanPayload, records: readonly LogRecord[]): SpanPayload {
  const texts: (readonly [key: string, text: string])[] = [];
  for (const record of records) readLogTexts(record, (key, text) => texts.push([key, text]));
  let content: string | undefined;
  return { ...span, content: () => (content ??= [span.content(), ...texts.map(toLine)].join('\n')) };
}

function createPayload(
  spanId: SpanId,
  attributes: ReadonlyMap<string, AnyValue>,
  texts: readonly (readonly [key: string, text: string])[],
): SpanPayload {
  let content: string | undefined;
  return {
    spanId,
    attributes,
    content: () => (content ??= texts.map(toLine).join('\n')),
  };
}

function toLine([key, text]: readonly [key: string, text: string]): string {
  const opened = isJsonLike(text) ? openEscapes(text) : text;
  return key === '' ? opened : `"${key}": ${opened}`;
}
