/** What can be told that its stream was lost. */
export interface Abandonable {
  abandon(): void;
}

const KEY = Symbol.for('gander.sdk.abandonment.v1');

/**
 * Ends a span whose stream the program has lost without reading it, when the collector finds out. The follower must not
 * be reachable from anything but the stream and this.
 */
export function registerAbandonment(stream: object, follower: Abandonable): void {
  if (typeof FinalizationRegistry !== 'function') return;
  const scope = globalThis as { [KEY]?: FinalizationRegistry<Abandonable> };
  scope[KEY] ??= new FinalizationRegistry((lost) => lost.abandon());
  scope[KEY].register(stream, follower);
}
