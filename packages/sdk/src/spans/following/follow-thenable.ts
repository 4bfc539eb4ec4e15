import { registerAbandonment } from './abandonment.ts';
import type { SpanFollower } from './span-follower.ts';

type OnFulfilled = (value: unknown) => unknown;
type OnRejected = (error: unknown) => unknown;

/**
 * Follows a promise that is more than a promise (a database query, an SDK's APIPromise) and hands back the same object
 * with all its methods. Its `then` is watched and never called by us: for a query builder, `then` is what runs the query.
 */
export function followThenable(
  follower: SpanFollower,
  thenable: PromiseLike<unknown>,
  followValue: (value: unknown) => unknown,
): unknown {
  const original = thenable.then;
  let followed: { readonly value: unknown } | undefined;
  const watch = (onFulfilled?: OnFulfilled | null, onRejected?: OnRejected | null): PromiseLike<unknown> =>
    follower.run(() =>
      original.call(
        thenable,
        (value) => {
          // Awaited twice, followed once; both get the same stream.
          followed ??= { value: followValue(value) };
          return typeof onFulfilled !== 'function' ? followed.value : onFulfilled(followed.value);
        },
        (error: unknown) => {
          follower.fail(error);
          if (typeof onRejected !== 'function') throw error;
          return onRejected(error);
        },
      ),
    );
  // oxlint-disable-next-line unicorn/no-thenable -- it is one already
  Object.defineProperty(thenable, 'then', { value: watch, configurable: true, writable: true });
  registerAbandonment(thenable, follower);
  return thenable;
}
