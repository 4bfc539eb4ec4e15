import type { JsonObject, JsonValue } from '@gander/core/json-value';

/** A document that a search found, or that a reranker put in order. */
export interface FoundDocument {
  readonly id: string | undefined;
  readonly score: number | undefined;
  readonly content: string | undefined;
  /** What else is said of it. */
  readonly metadata: JsonObject;
}

const CONTENT_KEYS = ['content', 'page_content', 'pageContent', 'text', 'document', 'chunk', 'body'];
const SCORE_KEYS = ['score', 'relevance_score', 'relevanceScore', 'similarity', '_score'];
const DISTANCE_KEYS = ['distance'];
const ID_KEYS = ['id', 'doc_id', 'docId', 'document_id', 'documentId', '_id'];

/**
 * The documents of a retriever's or reranker's output, under the names that search libraries use. `undefined` for a
 * value that is no list of documents: it is then shown as it is.
 */
export function toDocuments(value: JsonValue | undefined): readonly FoundDocument[] | undefined {
  const list = isObject(value) ? (value['documents'] ?? value['results'] ?? value['matches']) : value;
  if (!isList(list) || list.length === 0) return undefined;
  const documents = list.map(toDocument);
  return documents.every((document) => document !== undefined) ? documents : undefined;
}

function toDocument(item: JsonValue): FoundDocument | undefined {
  if (typeof item === 'string') return { id: undefined, score: undefined, content: item, metadata: {} };
  if (!isObject(item)) return undefined;
  // `{document: {…}, score}` and the like: the document is inside, what is outside is said of it.
  const inner = [item['document'], item['node']].find(isObject);
  const source: JsonObject = inner === undefined ? item : { ...inner, ...omit(item, ['document', 'node']) };
  const content = findText(source, CONTENT_KEYS);
  const score = findNumber(source, SCORE_KEYS) ?? findNumber(source, DISTANCE_KEYS);
  const id = findText(source, ID_KEYS) ?? findNumber(source, ID_KEYS)?.toString();
  if (content === undefined && score === undefined && id === undefined) return undefined;
  const { metadata } = source;
  const rest = omit(source, ['metadata', ...usedKeys(source)]);
  return {
    id,
    score,
    content,
    metadata: isObject(metadata) ? { ...metadata, ...rest } : omit(source, usedKeys(source)),
  };
}

function usedKeys(source: JsonObject): readonly string[] {
  const score = SCORE_KEYS.find((key) => typeof source[key] === 'number');
  const keys = [
    CONTENT_KEYS.find((key) => typeof source[key] === 'string'),
    score ?? DISTANCE_KEYS.find((key) => typeof source[key] === 'number'),
    ID_KEYS.find((key) => typeof source[key] === 'string' || typeof source[key] === 'number'),
  ];
  return keys.filter((key) => key !== undefined);
}

function omit(source: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key)));
}

function findText(source: JsonObject, keys: readonly string[]): string | undefined {
  const text = keys.map((key) => source[key]).find((value) => typeof value === 'string');
  return typeof text === 'string' ? text : undefined;
}

function findNumber(source: JsonObject, keys: readonly string[]): number | undefined {
  const number = keys.map((key) => source[key]).find((value) => typeof value === 'number');
  return typeof number === 'number' ? number : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
