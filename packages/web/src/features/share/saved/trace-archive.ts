import { type SavedTraceHead, savedTraceHead, savedTraceRows, savedTraceSpans } from '@gander/api/gander/saved-trace';
import type { JsonValue } from '@gander/core/json-value';

import type { SavedPart } from './saved-parts.ts';

export interface SpanBlock {
  readonly details: Readonly<Record<string, JsonValue>>;
  readonly contexts: Readonly<Record<string, JsonValue>>;
  /** The same spans as they were sent, as OTLP JSON. */
  readonly otlp: JsonValue;
}

/** A trace inside the page that shows it. Parts are opened when they are needed. */
export interface TraceArchive {
  readonly head: SavedTraceHead;
  readRows(): Promise<readonly JsonValue[]>;
  /** The part that holds a span; `undefined` when none does. */
  findBlock(spanId: string): Promise<SpanBlock | undefined>;
  readonly blockCount: number;
  /** Throws where there is no such part. */
  readBlock(index: number): Promise<SpanBlock>;
}

/** As many opened parts as are kept: walking through a trace goes back and forth. */
const MAX_OPEN_BLOCKS = 6;

/** Throws when the parts are none of a trace, or not all of them. */
export async function openTraceArchive(parts: readonly SavedPart[]): Promise<TraceArchive> {
  const find = (kind: string) => parts.filter((part) => part.kind === kind);
  const [first] = find('head');
  if (first === undefined) throw new Error('This file holds no trace. It was not saved to its end.');
  const head = savedTraceHead.parse(await readPart(first));
  const rowParts = find('rows');
  const spanParts = find('spans');
  const partOfSpan = new Map(
    spanParts.flatMap(({ spanIds }, index) => spanIds.map((spanId) => [spanId, index] as const)),
  );
  const open = new Map<number, Promise<SpanBlock>>();

  async function openBlock(index: number): Promise<SpanBlock> {
    const known = open.get(index);
    const part = spanParts[index];
    if (known !== undefined) return known;
    if (part === undefined) throw new Error('The file has no such part.');
    const opening = readPart(part).then((json) => savedTraceSpans.parse(json));
    open.set(index, opening);
    const [oldest] = open.keys();
    if (open.size > MAX_OPEN_BLOCKS && oldest !== undefined) open.delete(oldest);
    return opening;
  }

  return {
    head,
    async readRows() {
      const parts = await Promise.all(rowParts.map(async (part) => savedTraceRows.parse(await readPart(part))));
      return parts.flatMap(({ rows }) => rows);
    },
    async findBlock(spanId) {
      const index = partOfSpan.get(spanId);
      return index === undefined ? undefined : openBlock(index);
    },
    blockCount: spanParts.length,
    readBlock: openBlock,
  };
}

async function readPart({ data }: SavedPart): Promise<unknown> {
  const binary = atob(data.trim());
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(inflated).json()) as unknown;
}
