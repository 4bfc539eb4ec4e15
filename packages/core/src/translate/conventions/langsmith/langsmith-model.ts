import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { readFirstText, readText } from '../../attribute-values.ts';
import { findLangChainModel } from '../../langchain-model.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

const REQUEST_KEYS = ['gen_ai.request.model', 'langsmith.metadata.ls_model_name'] as const;
const RESPONSE_KEY = 'gen_ai.response.model';

export const LANGSMITH_MODEL_KEYS: readonly string[] = [...REQUEST_KEYS, RESPONSE_KEY];

/** The model asked for and the one that answered; for LangChain's own models the latter is in the output alone. */
export function readLangSmithModel(attributes: AttributeView): NormalizedSpan['model'] {
  const request = readFirstText(attributes, REQUEST_KEYS);
  const response =
    readText(attributes, RESPONSE_KEY) ?? (request === undefined ? undefined : readAnswering(attributes));
  if (request === undefined && response === undefined) return undefined;
  return pickDefined({ request, response });
}

function readAnswering(attributes: AttributeView): string | undefined {
  const output = attributes.get('gen_ai.completion');
  return typeof output === 'string' ? findLangChainModel(output) : undefined;
}
