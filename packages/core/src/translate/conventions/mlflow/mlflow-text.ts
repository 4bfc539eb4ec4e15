import type { AttributeView } from '@gander/protocol/span-view';

import { toMaybeJson } from '../../../json/maybe-json.ts';
import { readText } from '../../attribute-values.ts';

/** A text that may still be in the quotes that JSON puts around it: `"\"CHAT_MODEL\""`. */
export function readMlflowText(attributes: AttributeView, key: string): string | undefined {
  const text = readText(attributes, key);
  if (text === undefined || !text.startsWith('"')) return text;
  const decoded = toMaybeJson(text);
  return typeof decoded === 'string' && decoded !== '' ? decoded : undefined;
}
