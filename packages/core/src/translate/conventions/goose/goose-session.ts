import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { readText } from '../../attribute-values.ts';
import { isPlaceholderIdentity } from '../../identity.ts';

interface GooseSession {
  readonly id?: string;
  readonly name?: string;
  readonly provider?: string;
  readonly model?: string;
}

/** No text of a session is looked at beyond this: the fields wanted stand in front of what grows with it. */
const HEAD_LENGTH = 16_384;

/**
 * What can be told from the debug output of a whole session, which is how Goose 1.16 names it. Rust's debug output is
 * no format to parse; four scalars of it are plain enough. The token counts in it are those of the session's life, not
 * of the span.
 */
export function readGooseSession(attributes: AttributeView): GooseSession | undefined {
  const text = readText(attributes, 'session')?.slice(0, HEAD_LENGTH);
  if (text === undefined || !text.startsWith('Session {')) return undefined;
  const id = /\bid: "([^"]+)"/.exec(text)?.[1];
  return pickDefined({
    id: id === undefined || isPlaceholderIdentity(id) ? undefined : id,
    name: /\bname: "([^"]+)"/.exec(text)?.[1],
    provider: /\bprovider_name: Some\("([^"]+)"\)/.exec(text)?.[1],
    model: /\bmodel_name: "([^"]+)"/.exec(text)?.[1],
  });
}
