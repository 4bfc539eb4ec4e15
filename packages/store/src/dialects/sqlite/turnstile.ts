/** Runs one task at a time, in order of arrival. A task that fails does not stop the next. */
export type Turnstile = <T>(task: () => Promise<T>) => Promise<T>;

/** A new one, at which nobody waits. */
export function createTurnstile(): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  return function takeTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = last.then(task, task);
    last = turn.catch(() => undefined);
    return turn;
  };
}
