import { followResult } from './follow-result.ts';
import type { LiveSpan } from './live-span.ts';
import { DEFAULT_SPAN_NAME, type SpanOptions, startSpan } from './start-span.ts';

/** As {@link SpanOptions}, with a name to fall back on. */
export type WithSpanOptions = Partial<SpanOptions>;

/**
 * Runs a callback inside a span: active while it runs, ended when what it returned is over. Synchronous callbacks stay
 * synchronous; promises, streams and generators are followed to their end. What is returned becomes the outputs unless the
 * callback set some.
 *
 * @example
 * const answer = await withSpan('answer', async (span) => {
 *   span.setInputs({ question });
 *   return ask(question);
 * });
 */
export function withSpan<Result>(callback: (span: LiveSpan) => Result, options?: WithSpanOptions): Result;
export function withSpan<Result>(options: string | WithSpanOptions, callback: (span: LiveSpan) => Result): Result;
export function withSpan<Result>(
  first: string | WithSpanOptions | ((span: LiveSpan) => Result),
  second?: WithSpanOptions | ((span: LiveSpan) => Result),
): Result {
  const callback = (typeof first === 'function' ? first : second) as (span: LiveSpan) => Result;
  const options = (typeof first === 'function' ? second : first) as string | WithSpanOptions | undefined;
  const span = startSpan(toSpanOptions(options));
  return runToItsEnd(span, () => callback(span));
}

/** Calls with a span active, ends it when the result is over, and hands the result on. */
export function runToItsEnd<Result>(span: LiveSpan, fn: () => Result, outputs?: (result: unknown) => unknown): Result {
  let result: Result;
  try {
    result = span.run(fn);
  } catch (error) {
    span.fail(error);
    span.end();
    throw error;
  }
  return followResult(span, result, outputs === undefined ? {} : { outputs });
}

function toSpanOptions(options: string | WithSpanOptions | undefined): SpanOptions {
  if (typeof options === 'string') return { name: options };
  return { ...options, name: options?.name ?? DEFAULT_SPAN_NAME };
}
