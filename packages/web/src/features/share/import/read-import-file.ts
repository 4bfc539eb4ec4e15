import { inflateFile } from './inflate-file.ts';
import { type ImportPlan, ImportRefusal } from './import-batch.ts';
import { planJson } from './plan-json.ts';
import { planJsonLines } from './plan-json-lines.ts';
import { planProtobuf } from './plan-protobuf.ts';
import { planSavedPage } from './plan-saved-page.ts';

const ZIP = [0x50, 0x4b] as const;
const LINE_BREAK = 0x0a;

/**
 * What a file holds: OTLP as JSON, JSON Lines or protobuf, a saved page of ours, or a `traces.json` of MLflow; any of them
 * gzipped. Told by the content, since names lie. Throws {@link ImportRefusal} for anything else.
 */
export async function readImportFile(file: Blob): Promise<ImportPlan> {
  const bytes = await inflateFile(new Uint8Array(await file.arrayBuffer()));
  if (bytes.length === 0) throw new ImportRefusal('The file is empty.');
  if (ZIP.every((byte, index) => bytes[index] === byte)) {
    throw new ImportRefusal('Zip archives cannot be read. Unpack it and drop what is inside.');
  }
  const text = decodeText(bytes);
  // The first byte of an OTLP message is a line break in a text, and its length may be a brace.
  if (text === undefined || (bytes[0] === LINE_BREAK && isProtobuf(bytes))) return planProtobuf(bytes);
  const start = text.trimStart();
  if (start.startsWith('<')) return planSavedPage(text);
  if (!start.startsWith('{') && !start.startsWith('[')) return planProtobuf(bytes);
  const document = parseJson(text);
  return document === undefined ? planJsonLines(text) : planJson(document, bytes);
}

function isProtobuf(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    return planProtobuf(bytes).spanCount > 0;
  } catch {
    return false;
  }
}

/** `undefined` for what is no text. */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
