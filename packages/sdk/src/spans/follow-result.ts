import { reportDebug } from '../diagnostics/report.ts';
import { followIterator } from './following/follow-iterator.ts';
import { followNodeStream } from './following/follow-node-stream.ts';
import { followThenable } from './following/follow-thenable.ts';
import { followWebStream, followResponse } from './following/follow-web-stream.ts';
import { SpanFollower } from './following/span-follower.ts';
import type { LiveSpan } from './live-span.ts';

/** How what was returned is turned into outputs. */
export interface FollowOptions {
  /** From the result to what is kept of it; what it throws is swallowed and the result itself kept. */
  readonly outputs?: (result: unknown) => unknown;
  /** From the chunks of a stream (those that fit) to what is kept of them. */
  readonly chunks?: (chunks: readonly unknown[]) => unknown;
}

/**
 * Ends a span when a result is over: at once for a value, later for a promise, a generator or a stream. Returns what the
 * program gets: the very same object wherever the platform allows it, and always one that behaves the same.
 */
export function followResult<Result>(span: LiveSpan, result: Result, options: FollowOptions = {}): Result {
  if (!span.isRecording()) {
    span.end();
    return result;
  }
  const follower = new SpanFollower(span, options);
  try {
    return follow(follower, result) as Result;
  } catch (error) {
    // Frozen objects, hostile proxies: the program gets what it would have got without us.
    reportDebug(`A result could not be followed (${error instanceof Error ? error.name : typeof error}).`);
    follower.finish();
    return result;
  }
}

function follow(follower: SpanFollower, result: unknown): unknown {
  if (typeof result !== 'object' || result === null) {
    follower.succeed(result);
    return result;
  }
  if (result instanceof Promise && result.constructor === Promise) {
    return result.then(
      (value) => follow(follower, value),
      (error: unknown) => {
        follower.fail(error);
        throw error;
      },
    );
  }
  if (typeof (result as { then?: unknown }).then === 'function') {
    return followThenable(follower, result as PromiseLike<unknown>, (value) => follow(follower, value));
  }
  if (typeof Response === 'function' && result instanceof Response) return followResponse(follower, result);
  if (typeof ReadableStream === 'function' && result instanceof ReadableStream) {
    return followWebStream(follower, result);
  }
  return followNodeStream(follower, result) ?? followIterator(follower, result) ?? succeed(follower, result);
}

function succeed(follower: SpanFollower, result: unknown): unknown {
  follower.succeed(result);
  return result;
}
