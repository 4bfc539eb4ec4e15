import type { NormalizedSpanBody } from '@gander/api/gander/span-schemas';

type UsageAccountBody = NonNullable<NormalizedSpanBody['usageAccount']>;
type CostBody = NonNullable<NormalizedSpanBody['cost']>;

const RULES = {
  emitter: 'It is known of the program that sent it.',
  total: 'The total that was sent only adds up this way.',
  'cache-exceeds-input': 'More was cached than the input counts, so the cache cannot be a part of it.',
  provider: 'The counts came under the names of a provider that counts this way.',
  'no-cache': 'Nothing was cached, so there was nothing to decide.',
  default: 'Nothing spoke against what the conventions say.',
} as const satisfies Record<UsageAccountBody['rule'], string>;

/** What was made of the counts as they were sent, and why. */
export function explainUsage({ rule, input, output }: UsageAccountBody): readonly string[] {
  const cache =
    rule === 'no-cache'
      ? 'The input was taken as it was sent.'
      : input === 'cache-added'
        ? 'The input was sent without the cached tokens: they were added.'
        : 'The input was sent with the cached tokens in it.';
  return [
    `${cache} ${RULES[rule]}`,
    ...(output === 'reasoning-added' ? ['The output was sent without the thoughts: they were added.'] : []),
  ];
}

/** Where the figure that counts comes from, in a few words. */
export function toCostSource({ source, computed }: CostBody): string {
  if (source === 'emitter') return 'as the program said';
  if (source === 'user') return 'your price';
  return computed?.table ?? 'price list';
}

/** Why this price: which row of which list, since when, by which way from the model's name. */
export function explainCost({ source, computed, emitter, isDisputed }: CostBody): readonly string[] {
  const lines: string[] = [];
  if (source === 'emitter')
    lines.push('The program that sent the span gave this figure; it goes before the price list.');
  if (computed !== undefined) lines.push(explainComputed(computed, source === 'emitter'));
  if (emitter !== undefined && source !== 'emitter') lines.push('Your price goes before what the program said.');
  if (isDisputed === true) lines.push('The two figures are more than a fifth apart: one of them is wrong.');
  return lines;
}

function explainComputed(computed: NonNullable<CostBody['computed']>, isBeside: boolean): string {
  const { source, rule, priceRow, table, validFrom, tier } = computed;
  const since = validFrom === null ? '' : `, in force since ${validFrom.slice(0, 10)}`;
  const row =
    source === 'user'
      ? `by your price for ${rule}${since}`
      : `by ${priceRow} of ${table ?? 'the price list'}${since} (name matched: ${rule})`;
  const factor = tier === undefined ? '' : `, at ${tier.factor}× for the ${tier.name} tier`;
  return `${isBeside ? 'Worked out beside it' : 'Worked out'} ${row}${factor}.`;
}
