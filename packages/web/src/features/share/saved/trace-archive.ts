import { savedTraceAnswers, type SavedTraceHead, savedTraceHead } from '@gander/api/gander/saved-trace';
import type { JsonValue } from '@gander/core/json-value';

import type { SavedPart } from './saved-parts.ts';

export interface SpanBlock {
  readonly details: Readonly<Record<string, JsonValue>>;
  /** How much fits into the window of a model call; absent in files of older versions. */
  readonly windows?: Readonly<Record<string, { readonly tokens: number; readonly source: string }>>;
  /** The same spans as they were sent, as OTLP JSON. */
  readonly otlp: JsonValue;
}

/** Some of the log records of a trace. */
export interface SavedLogs {
  readonly rows: readonly JsonValue[];
  /** The same records as they were sent, as OTLP JSON. */
  readonly otlp: JsonValue;
}

/** A trace inside the page that shows it. Parts are opened when they are needed. */
export interface TraceArchive {
  /** With all answers, wherever in the file they are. */
  readonly head: SavedTraceHead;
  readRows(): Promise<readonly JsonValue[]>;
  /** What happened inside of spans. None in files of older versions, which have it among the answers. */
  readMarks(): Promise<readonly JsonValue[]>;
  /** By time, part by part. None in files of older versions, which have them in the head. */
  readLogs(): Promise<readonly SavedLogs[]>;
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
  const own = savedTraceHead.parse(await readPart(first));
  const more = await Promise.all(find('answers').map(async (part) => savedTraceAnswers.parse(await readPart(part))));
  const answers = Object.fromEntries([own, ...more].flatMap((part) => Object.entries(part.answers)));
  const head = { ...own, answers };
  const rowParts = find('rows');
  const spanParts = find('spans');
  const partOfSpan = new Map(
    spanParts.flatMap(({ spanIds }, index) => spanIds.map((spanId) => [spanId, index] as const)),
  );
  const open = new Map<number, Promise<SpanBlock>>();

  let rows: Promise<readonly JsonValue[]> | undefined;

  async function openRows(): Promise<readonly JsonValue[]> {
    const parts = await Promise.all(rowParts.map(async (part) => toRows(await readPart(part))));
    return parts.flat();
  }

  async function openBlock(index: number): Promise<SpanBlock> {
    const known = open.get(index);
    const part = spanParts[index];
    if (known !== undefined) return known;
    if (part === undefined) throw new Error('The file has no such part.');
    const opening = readPart(part).then(toSpanBlock);
    open.set(index, opening);
    const [oldest] = open.keys();
    if (open.size > MAX_OPEN_BLOCKS && oldest !== undefined) open.delete(oldest);
    return opening;
  }

  return {
    head,
    readRows: async () => (rows ??= openRows()),
    async readMarks() {
      const pages = await Promise.all(find('marks').map(async (part) => toItems(await readPart(part))));
      return pages.flat();
    },
    readLogs: async () => Promise.all(find('logs').map(async (part) => toLogs(await readPart(part)))),
    async findBlock(spanId) {
      const index = partOfSpan.get(spanId);
      return index === undefined ? undefined : openBlock(index);
    },
    blockCount: spanParts.length,
    readBlock: openBlock,
  };
}

/**
 * Looks at the outside only: a part is megabytes, and checking each value in it takes longer than reading it. What it
 * holds is checked by the client, answer by answer, and by the server that it is imported into.
 */
function toSpanBlock(part: unknown): SpanBlock {
  if (!isObject(part) || !isObject(part['details']) || !isObject(part['otlp'])) {
    throw new Error('A part of this file holds no spans.');
  }
  return part as unknown as SpanBlock;
}

function toItems(part: unknown): readonly JsonValue[] {
  if (!isObject(part) || !Array.isArray(part['items'])) throw new Error('A part of this file holds no list.');
  return part['items'] as readonly JsonValue[];
}

function toLogs(part: unknown): SavedLogs {
  if (!isObject(part) || !Array.isArray(part['rows']) || !isObject(part['otlp'])) {
    throw new Error('A part of this file holds no logs.');
  }
  return part as unknown as SavedLogs;
}

function toRows(part: unknown): readonly JsonValue[] {
  if (!isObject(part) || !Array.isArray(part['rows'])) throw new Error('A part of this file holds no rows.');
  return part['rows'] as readonly JsonValue[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function readPart({ data }: SavedPart): Promise<unknown> {
  const binary = atob(data.trim());
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(inflated).json()) as unknown;
}
