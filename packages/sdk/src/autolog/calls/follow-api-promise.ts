import { isSourceStream, followSourceStream } from './follow-source-stream.ts';
import type { ModelCall } from './model-call.ts';
import { describeResponseHeaders } from '../litellm/response-headers.ts';
import { readField, readNumber } from '../json/read-field.ts';
import { OtelKey } from '../vocabulary/gen-ai-key.ts';

interface ResponseProps {
  readonly response: Response;
}

/** The part of `APIPromise` that its SDK's own helpers rely on. */
interface ApiPromise extends Promise<unknown> {
  responsePromise: Promise<ResponseProps>;
  parse(): Promise<unknown>;
  asResponse(): Promise<Response>;
  _thenUnwrap(transform: (data: unknown, props: ResponseProps) => unknown): ApiPromise;
}

/** What has happened to one call's promises: the SDK's own, and those its helpers derive from it. */
interface Consumption {
  isConsumed: boolean;
  isParsed: boolean;
}

/**
 * Follows what a method of OpenAI's or Anthropic's SDK returned and hands back a promise of the SDK's own class, made by
 * the SDK itself, so that `withResponse`, `asResponse` and the helpers that build on it work as before. The body is not
 * read unless the program reads it.
 */
export function followApiPromise(call: ModelCall, returned: unknown): unknown {
  if (!isApiPromise(returned)) return followPlainPromise(call, returned);
  const consumption: Consumption = { isConsumed: false, isParsed: false };
  // Connection errors, refusals and aborts reject before there is a body to parse.
  returned.responsePromise.then(undefined, (error: unknown) => {
    call.fail(error);
    // A rejection that nobody handles must stay one that nobody handles.
    if (!consumption.isConsumed) throw error;
  });
  const promise = returned._thenUnwrap((data, props) => {
    followData(call, data, props?.response);
    return data;
  });
  return followConsumption(call, promise, consumption);
}

/** Notes how the program reads a promise, and what goes wrong on the way. */
function followConsumption(call: ModelCall, promise: ApiPromise, consumption: Consumption): ApiPromise {
  const { parse, asResponse, _thenUnwrap: thenUnwrap } = promise;
  promise.parse = function (this: ApiPromise): Promise<unknown> {
    consumption.isConsumed = true;
    consumption.isParsed = true;
    const parsed = parse.call(this);
    parsed.then(undefined, (error: unknown) => call.fail(error));
    return parsed;
  };
  promise.asResponse = async function (this: ApiPromise): Promise<Response> {
    consumption.isConsumed = true;
    const response = await asResponse.call(this);
    // Nobody parses the body: what can be known is that it came. `withResponse` has called `parse` before.
    if (!consumption.isParsed) {
      call.span.setAttributes(toHeaderAttributes(response));
      call.endStream();
    }
    return response;
  };
  promise._thenUnwrap = function (this: ApiPromise, transform): ApiPromise {
    consumption.isConsumed = true;
    return followConsumption(call, thenUnwrap.call(this, transform), consumption);
  };
  return promise;
}

function isApiPromise(value: unknown): value is ApiPromise {
  return (
    value instanceof Promise &&
    typeof readField(value, '_thenUnwrap') === 'function' &&
    typeof readField(value, 'parse') === 'function' &&
    typeof readField(value, 'asResponse') === 'function' &&
    readField(value, 'responsePromise') instanceof Promise
  );
}

function followData(call: ModelCall, data: unknown, response: Response | undefined): void {
  if (response !== undefined) call.span.setAttributes(toHeaderAttributes(response));
  if (isSourceStream(data)) followSourceStream(call, data);
  else call.succeed(data);
}

function toHeaderAttributes(response: Response): Readonly<Record<string, unknown>> {
  return { [OtelKey.STATUS_CODE]: readNumber(response, 'status'), ...describeResponseHeaders(response.headers) };
}

/** For an SDK whose promises are no longer what they were: one that tells when it is done, and nothing lost but the stream. */
function followPlainPromise(call: ModelCall, returned: unknown): unknown {
  if (!(returned instanceof Promise)) {
    call.succeed(returned);
    return returned;
  }
  returned.then(
    (data: unknown) => followData(call, data, undefined),
    (error: unknown) => call.fail(error),
  );
  return returned;
}
