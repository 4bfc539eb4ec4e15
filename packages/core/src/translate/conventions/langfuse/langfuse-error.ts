import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { readText } from '../../attribute-values.ts';
import type { SpanError } from '../../normalized-span.ts';

/** Langfuse has levels of its own, beside the status of the span, which it leaves unset. */
export function readLangfuseError(attributes: AttributeView): SpanError | undefined {
  const level = readText(attributes, 'langfuse.observation.level')?.toUpperCase();
  if (level !== 'ERROR' && level !== 'WARNING') return undefined;
  return pickDefined({
    level: level === 'WARNING' ? ('warning' as const) : undefined,
    message: readText(attributes, 'langfuse.observation.status_message'),
  });
}
