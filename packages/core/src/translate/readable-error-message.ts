import { findText, isJsonObject } from '../json/json-fields.ts';
import { parseJson } from '../json/maybe-json.ts';

const WITH_DATA = /^[^{}\n]{1,120}: (?=\{)/;
const MAX_LENGTH = 20_000;

/**
 * The OpenAI Agents SDK reports an error as a heading and data, which its instrumentations join: what went wrong is
 * inside the data. Any other message is returned as it is.
 *
 * @example toReadableErrorMessage('Error in agent run: {"error":"Error: 500 overloaded"}') // 'Error: 500 overloaded'
 */
export function toReadableErrorMessage(message: string): string {
  const heading = message.length > MAX_LENGTH ? undefined : WITH_DATA.exec(message)?.[0];
  if (heading === undefined) return message;
  const data = parseJson(message.slice(heading.length));
  return (isJsonObject(data) ? findText(data, 'error') : undefined) ?? message;
}
