import { pickDefined } from '../json/pick-defined.ts';
import { readField, readNumber, readText } from '../json/read-field.ts';
import { GenAiKey, OtelKey } from '../vocabulary/gen-ai-key.ts';

/** What an error of a provider's SDK says besides its message. */
export interface ApiErrorFacts {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The provider's own words; content, which may quote the prompt. */
  readonly body: unknown;
}

/** Status, request id and body of the errors that OpenAI's, Anthropic's and Google's SDKs throw. Never headers: they hold keys. */
export function describeApiError(error: unknown): ApiErrorFacts {
  const status = readNumber(error, 'status');
  const body = readField(error, 'error');
  return {
    attributes: pickDefined({
      [OtelKey.ERROR_TYPE]: readText(error, 'code') ?? readText(error, 'type') ?? toErrorName(error),
      [OtelKey.STATUS_CODE]: status,
      [GenAiKey.RESPONSE_ID]: readText(error, 'requestID') ?? readText(error, 'request_id'),
    }),
    body: body === undefined || body === null ? undefined : { error: body },
  };
}

/** The name of the class: errors of these SDKs are all called `Error`. */
function toErrorName(error: unknown): string {
  const own = readText(error, 'name');
  if (own !== undefined && own !== 'Error') return own;
  return readText(readField(error, 'constructor'), 'name') ?? own ?? typeof error;
}
