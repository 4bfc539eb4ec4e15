import type { AttributeView } from '@gander/protocol/span-view';

import type { JsonValue } from '../../../json-value.ts';
import { SESSION_NAMES, USER_NAMES } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';
import { readTexts } from '../../attribute-contents.ts';

/** These have fields of their own. */
const NAMED_METADATA: ReadonlySet<string> = new Set([...SESSION_NAMES, ...USER_NAMES, 'tags']);

/** What the application says about itself, beside session and user: `experimental_telemetry.metadata` up to 6, the runtime context of 7. */
export function readVercelAiContext(attributes: AttributeView): Pick<NormalizedSpan, 'tags' | 'metadata'> {
  return {
    tags: [
      ...readTexts(attributes, 'ai.telemetry.metadata.tags'),
      ...readTexts(attributes, 'ai.settings.context.tags'),
    ],
    metadata: Object.assign(
      Object.create(null) as Record<string, JsonValue>,
      readPrefixedAttributes(attributes, 'ai.settings.context.', NAMED_METADATA),
      readPrefixedAttributes(attributes, 'ai.telemetry.metadata.', NAMED_METADATA),
    ),
  };
}
