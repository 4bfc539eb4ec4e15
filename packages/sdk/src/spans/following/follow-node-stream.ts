import type { SpanFollower } from './span-follower.ts';

interface NodeReadable {
  once(event: 'end' | 'close', listener: () => void): unknown;
  pipe: unknown;
  readonly readableEnded?: boolean;
  readonly destroyed?: boolean;
  readonly errored?: unknown;
}

/**
 * Follows a Node stream by its last events. Its data is not kept: a listener for data would start the flow, one for
 * errors would make them look handled. `undefined` for everything else.
 */
export function followNodeStream(follower: SpanFollower, value: object): object | undefined {
  const stream = value as Partial<NodeReadable>;
  if (typeof stream.pipe !== 'function' || typeof stream.once !== 'function') return undefined;
  const readable = stream as NodeReadable;
  if (readable.destroyed === true || readable.readableEnded === true) {
    follower.finish();
    return value;
  }
  readable.once('end', () => follower.finish());
  readable.once('close', () => {
    if ((readable.errored ?? undefined) === undefined) follower.abandon();
    else follower.fail(readable.errored);
  });
  return value;
}
