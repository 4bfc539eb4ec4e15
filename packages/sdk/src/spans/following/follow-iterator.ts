import { registerAbandonment } from './abandonment.ts';
import type { SpanFollower } from './span-follower.ts';

interface AnyIterator {
  next(...args: unknown[]): unknown;
  return?(value?: unknown): unknown;
  throw?(error?: unknown): unknown;
}

interface IteratorMembers {
  next?: unknown;
  [Symbol.asyncIterator]?: unknown;
  [Symbol.iterator]?: unknown;
}

/**
 * Follows generators, sync and async, and every async iterable, by replacing the methods of the object itself. Lists and
 * maps can be read again and again and are plain values: `undefined` for them.
 */
export function followIterator(follower: SpanFollower, value: object): object | undefined {
  const { next, [Symbol.asyncIterator]: asyncIterator, [Symbol.iterator]: iterator } = value as IteratorMembers;
  const isAsync = typeof asyncIterator === 'function';
  if (typeof next === 'function' && (isAsync || typeof iterator === 'function')) {
    replaceMethods({ follower, isAsync }, value as AnyIterator, value as AnyIterator);
    registerAbandonment(value, follower);
    return value;
  }
  if (!isAsync) return undefined;
  let isFollowed = false;
  replace(value, Symbol.asyncIterator, function asyncIteratorOf(this: unknown): unknown {
    const source = asyncIterator.call(this ?? value) as AnyIterator;
    // The first reader is the one the span is about.
    if (isFollowed) return source;
    isFollowed = true;
    return toFollowedIterator(follower, source);
  });
  registerAbandonment(value, follower);
  return value;
}

function toFollowedIterator(follower: SpanFollower, source: AnyIterator): object {
  const target = {
    [Symbol.asyncIterator](): object {
      return target;
    },
  };
  replaceMethods({ follower, isAsync: true }, target as unknown as AnyIterator, source);
  return target;
}

function replaceMethods(how: Omit<Pull, 'isClosing'>, target: AnyIterator, source: AnyIterator): void {
  const { next, return: returnMethod, throw: throwMethod } = source;
  const pull = (method: (...args: never[]) => unknown, isClosing: boolean) =>
    function followed(...args: unknown[]): unknown {
      return observe({ ...how, isClosing }, () => method.apply(source, args as never[]));
    };
  replace(target, 'next', pull(next, false));
  if (typeof returnMethod === 'function') replace(target, 'return', pull(returnMethod, true));
  if (typeof throwMethod === 'function') replace(target, 'throw', pull(throwMethod, false));
}

interface Pull {
  readonly follower: SpanFollower;
  readonly isAsync: boolean;
  /** `return()`: the program stops before the end. */
  readonly isClosing: boolean;
}

function observe(pull: Pull, call: () => unknown): unknown {
  const { follower, isAsync } = pull;
  let step: unknown;
  try {
    step = follower.run(call);
  } catch (error) {
    follower.fail(error);
    throw error;
  }
  if (!isAsync || typeof (step as PromiseLike<unknown> | undefined)?.then !== 'function') return note(pull, step);
  return (step as PromiseLike<unknown>).then(
    (value) => note(pull, value),
    (error: unknown) => {
      follower.fail(error);
      throw error;
    },
  );
}

function note({ follower, isClosing }: Pull, step: unknown): unknown {
  const { done, value } = (step ?? {}) as { readonly done?: boolean; readonly value?: unknown };
  if (done !== true) follower.addChunk(value);
  else if (isClosing) follower.abandon();
  else follower.finish(value);
  return step;
}

function replace(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, { value, configurable: true, writable: true, enumerable: false });
}
