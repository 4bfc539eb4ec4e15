import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

/** JSON text with a space after every comma and colon, as Python writes it: MLflow's clients compare the text. */
export function renderSpacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderSpacedJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return renderExactJson(value);
  const members = Object.entries(value).map(([key, item]) => `${renderExactJson(key)}: ${renderSpacedJson(item)}`);
  return `{${members.join(', ')}}`;
}
