import { findList, findObject, findText, isJsonList, isJsonObject } from '../../json/json-fields.ts';
import { parseJson } from '../../json/maybe-json.ts';
import type { JsonObject, JsonValue } from '../../json-value.ts';

/**
 * The answer that Gemini CLI logs: one content, or (since 0.6x) the list of all pieces that were streamed, which are joined here to
 * one content. A text that is neither stays as it is.
 */
export function joinGeminiAnswer(text: string): string {
  const pieces = parseJson(text);
  if (!isJsonList(pieces) || pieces.length === 0) return text;
  const contents = pieces.map((piece) => findContent(piece));
  if (contents.every((content) => content === undefined)) return text;
  const parts: JsonValue[] = [];
  for (const part of contents.flatMap((content) => listParts(content))) addPart(parts, part);
  return JSON.stringify({ role: 'model', parts });
}

/** Of the first candidate; the last piece may have none. */
function findContent(piece: JsonValue): JsonObject | undefined {
  if (!isJsonObject(piece)) return undefined;
  const [candidate] = findList(piece, 'candidates') ?? [];
  return isJsonObject(candidate) ? findObject(candidate, 'content') : undefined;
}

function listParts(content: JsonObject | undefined): readonly JsonValue[] {
  return content === undefined ? [] : (findList(content, 'parts') ?? []);
}

/** Neighbouring texts of one kind are one text. */
function addPart(parts: JsonValue[], part: JsonValue): void {
  const last = parts.at(-1);
  const earlier = readText(last);
  const text = readText(part);
  const isSame = isJsonObject(last) && isJsonObject(part) && last['thought'] === part['thought'];
  if (!isSame || earlier === undefined || text === undefined) parts.push(part);
  else parts.splice(-1, 1, { ...last, text: earlier + text });
}

function readText(part: JsonValue | undefined): string | undefined {
  return isJsonObject(part) ? findText(part, 'text') : undefined;
}
