import { genAi } from './conventions/gen-ai/gen-ai.ts';
import { generic } from './conventions/generic.ts';
import { vercelAi7 } from './conventions/vercel-ai/vercel-ai-7.ts';
import { vercelAi } from './conventions/vercel-ai/vercel-ai.ts';
import { voltAgent } from './conventions/voltagent/voltagent.ts';
import { IDENTITY_KEYS } from './identity.ts';
import type { Translator } from './translator.ts';

/**
 * Every convention, in order of precedence: where two speak about one field of one span, the earlier is believed.
 * Frameworks come before the conventions they build on. A new convention is one file and one line here.
 */
export const TRANSLATORS: readonly Translator[] = [voltAgent, vercelAi, vercelAi7, genAi, generic];

/** Every attribute that ingest looks at, on spans and on resources, for the reader's key table. */
export const INDEX_KEYS: readonly string[] = [
  ...new Set(['service.name', ...IDENTITY_KEYS, ...TRANSLATORS.flatMap((translator) => translator.indexKeys)]),
];
