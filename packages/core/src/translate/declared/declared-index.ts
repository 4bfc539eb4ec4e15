import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../json/pick-defined.ts';
import type { SpanType } from '../../span-type.ts';
import { readTokenCounts } from '../../usage/read-token-counts.ts';
import { resolveUsage } from '../../usage/resolve-usage.ts';
import type { Usage } from '../../usage.ts';
import { readCostUsd, readFirstText, readText } from '../attribute-values.ts';
import { readIdentity } from '../identity.ts';
import { inferProvider, toProvider } from '../provider.ts';
import type { SpanIndexFields } from '../translator.ts';
import type { Convention, DeclaredTokens, TypeRule } from './convention.ts';
import type { FieldKeys } from './field-keys.ts';

const NO_KEYS: readonly string[] = [];

type IndexDraft = { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] };

/** The index fields that a convention's attributes hold. Runs at ingest for every span of the convention. */
export function readDeclaredIndex(convention: Convention, span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const { fields = {}, tokens } = convention;
  const draft: IndexDraft = { framework: convention.name };
  const type = readType(convention.types ?? [], span);
  if (type !== undefined) draft.type = type;
  const request = readFirstText(attributes, fields.requestModel ?? NO_KEYS);
  const response = readFirstText(attributes, fields.responseModel ?? NO_KEYS);
  if (request !== undefined || response !== undefined) {
    draft.model = { ...(request === undefined ? {} : { request }), ...(response === undefined ? {} : { response }) };
  }
  const wireProvider = readFirstText(attributes, fields.provider ?? NO_KEYS);
  const provider = wireProvider === undefined ? undefined : toProvider(wireProvider);
  if (provider !== undefined) draft.provider = provider;
  const usage = tokens === undefined ? undefined : readUsage(tokens, span, provider);
  if (usage !== undefined) draft.usage = usage;
  const costUsd = readCostUsd(attributes, fields.costUsd ?? NO_KEYS);
  if (costUsd !== undefined) draft.costUsd = costUsd;
  const sessionId = readIdentity(attributes, fields.sessionId ?? NO_KEYS);
  if (sessionId !== undefined) draft.sessionId = sessionId;
  const userId = readIdentity(attributes, fields.userId ?? NO_KEYS);
  if (userId !== undefined) draft.userId = userId;
  const error = readError(attributes, fields);
  if (error !== undefined) draft.error = error;
  return draft;
}

function readError(attributes: AttributeView, fields: FieldKeys): SpanIndexFields['error'] {
  const error = pickDefined({
    type: readFirstText(attributes, fields.errorType ?? NO_KEYS),
    message: readFirstText(attributes, fields.errorMessage ?? NO_KEYS),
  });
  return Object.keys(error).length > 0 ? error : undefined;
}

function readType(rules: readonly TypeRule[], span: SpanView): SpanType | undefined {
  for (const { key, words = {}, patterns = [], otherwise } of rules) {
    const word = key === undefined ? span.name : readText(span.attributes, key);
    if (word === undefined) continue;
    const type = Object.hasOwn(words, word) ? words[word] : patterns.find(([pattern]) => pattern.test(word))?.[1];
    if (type !== undefined || otherwise !== undefined) return type ?? otherwise;
  }
  return undefined;
}

/** Frameworks that pass on what the provider counted leave it to the provider, or to the model's name, what it means. */
function readUsage(
  { keys, semantics }: DeclaredTokens,
  span: SpanView,
  provider: string | undefined,
): Usage | undefined {
  const counts = readTokenCounts(span.attributes, keys);
  if (counts === undefined) return undefined;
  if (semantics !== 'provider-raw') return resolveUsage(counts, { semantics });
  const model = readFirstText(span.attributes, MODEL_KEYS);
  const server = provider ?? (model === undefined ? undefined : inferProvider(model));
  return resolveUsage(counts, { semantics: 'unknown', provider: server, hasRawCacheNames: true });
}

const MODEL_KEYS = ['gen_ai.response.model', 'gen_ai.request.model'] as const;
