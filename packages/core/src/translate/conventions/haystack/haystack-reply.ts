import { findField, findList, findObject, findText, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount } from '../../../usage/token-counts.ts';
import { inferProvider } from '../../provider.ts';
import type { SpanIndexFields } from '../../translator.ts';

/** Model and usage of a generator's first reply; a plain generator gives them beside the replies. */
export function readHaystackReply(output: JsonValue | undefined): Partial<SpanIndexFields> {
  if (!isJsonObject(output)) return {};
  const [reply] = findList(output, 'replies') ?? [];
  const [beside] = findList(output, 'meta') ?? [];
  const own = isJsonObject(reply) ? findObject(reply, '_meta', 'meta') : undefined;
  const meta = own ?? (isJsonObject(beside) ? beside : undefined);
  if (meta === undefined) return {};
  const model = findText(meta, 'model');
  const usage = findObject(meta, 'usage');
  return pickDefined({
    model: model === undefined ? undefined : { response: model },
    usage: usage === undefined ? undefined : toUsage(usage, model),
  });
}

/** As the provider counted. */
function toUsage(usage: JsonObject, model: string | undefined): SpanIndexFields['usage'] {
  const count = (...names: readonly string[]): number | undefined => toTokenCount(findField(usage, ...names));
  const details = findObject(usage, 'prompt_tokens_details') ?? {};
  return resolveUsage(
    {
      ...createTokenCounts(),
      input: count('prompt_tokens', 'input_tokens'),
      output: count('completion_tokens', 'output_tokens'),
      total: count('total_tokens'),
      cacheRead: count('cache_read_input_tokens') ?? toTokenCount(findField(details, 'cached_tokens')),
      cacheWrite: count('cache_creation_input_tokens'),
      reasoning: toTokenCount(findField(findObject(usage, 'completion_tokens_details') ?? {}, 'reasoning_tokens')),
    },
    {
      semantics: 'unknown',
      provider: model === undefined ? undefined : inferProvider(model),
      hasRawCacheNames: findField(usage, 'cache_read_input_tokens', 'cache_creation_input_tokens') !== undefined,
    },
  );
}
