import { type JsonDocument, readString } from './json-document.ts';
import type { JsonRows } from './json-rows.ts';
import { skipString } from './skip-value.ts';

/** Where a row's value stands, as a JavaScript path from `$`: `$.messages[0].content`. */
export function toJsonPath({ bytes }: JsonDocument, rows: JsonRows, row: number): string {
  const steps: string[] = [];
  for (let at: number | undefined = row; at !== undefined; at = rows.findParent(at)) {
    const { start, index, hasName } = rows.get(at);
    if (index !== undefined) steps.push(`[${index}]`);
    else if (hasName) steps.push(toStep(readString(bytes, { start, end: skipString(bytes, start) })));
  }
  return `$${steps.reverse().join('')}`;
}

function toStep(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
