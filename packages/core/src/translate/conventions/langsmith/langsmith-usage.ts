import type { AttributeView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import { toMaybePythonLiteral } from '../../../json/maybe-python-literal.ts';
import type { JsonObject } from '../../../json-value.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount } from '../../../usage/token-counts.ts';
import type { Usage } from '../../../usage.ts';
import { readJson } from '../../attribute-contents.ts';
import { readNumber } from '../../attribute-values.ts';

const INPUT_KEY = 'gen_ai.usage.input_tokens';
const OUTPUT_KEY = 'gen_ai.usage.output_tokens';
const TOTAL_KEY = 'gen_ai.usage.total_tokens';
const INPUT_DETAILS_KEY = 'gen_ai.usage.input_token_details';
const OUTPUT_DETAILS_KEY = 'gen_ai.usage.output_token_details';
/** All of the above as one object; some versions for JavaScript write nothing else. */
const METADATA_KEYS = ['langsmith.usage_metadata', 'langsmith.metadata.usage_metadata'] as const;

export const LANGSMITH_USAGE_KEYS: readonly string[] = [
  INPUT_KEY,
  OUTPUT_KEY,
  TOTAL_KEY,
  INPUT_DETAILS_KEY,
  OUTPUT_DETAILS_KEY,
  ...METADATA_KEYS,
];

/** LangChain's `usage_metadata`: input and output are wholes, the details are parts of them. */
export function readLangSmithUsage(attributes: AttributeView): Usage | undefined {
  const counts = { ...createTokenCounts(), ...readPlainCounts(attributes) };
  if (counts.input === undefined && counts.output === undefined) {
    const usage = readFirstObject(attributes, METADATA_KEYS) ?? {};
    counts.input = toTokenCount(findField(usage, 'input_tokens'));
    counts.output = toTokenCount(findField(usage, 'output_tokens'));
    counts.total = toTokenCount(findField(usage, 'total_tokens'));
    addDetails(
      counts,
      toObject(findField(usage, 'input_token_details')),
      toObject(findField(usage, 'output_token_details')),
    );
  } else {
    addDetails(counts, readObject(attributes, INPUT_DETAILS_KEY), readObject(attributes, OUTPUT_DETAILS_KEY));
  }
  return resolveUsage(counts, { semantics: 'inclusive' });
}

function readPlainCounts(attributes: AttributeView): Pick<Counts, 'input' | 'output' | 'total'> {
  return {
    input: toTokenCount(readNumber(attributes, INPUT_KEY)),
    output: toTokenCount(readNumber(attributes, OUTPUT_KEY)),
    total: toTokenCount(readNumber(attributes, TOTAL_KEY)),
  };
}

type Counts = ReturnType<typeof createTokenCounts>;

function addDetails(counts: Counts, input: JsonObject, output: JsonObject): void {
  counts.cacheRead = toTokenCount(findField(input, 'cache_read'));
  counts.cacheWrite = toTokenCount(findField(input, 'cache_creation'));
  counts.reasoning = toTokenCount(findField(output, 'reasoning'));
}

function readFirstObject(attributes: AttributeView, keys: readonly string[]): JsonObject | undefined {
  const key = keys.find((candidate) => attributes.has(candidate));
  return key === undefined ? undefined : readObject(attributes, key);
}

/** JSON from JavaScript, the `repr` of a dict from Python. */
function readObject(attributes: AttributeView, key: string): JsonObject {
  return attributes.has(key) ? toObject(readJson(attributes, key)) : {};
}

function toObject(value: ReturnType<typeof readJson>): JsonObject {
  const decoded = typeof value === 'string' ? toMaybePythonLiteral(value) : value;
  return isJsonObject(decoded) ? decoded : {};
}
