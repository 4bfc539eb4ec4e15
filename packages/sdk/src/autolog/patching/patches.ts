/** A method as it is found in a foreign library. */
export type Method = (this: unknown, ...args: unknown[]) => unknown;

const ORIGINAL = Symbol.for('gander.sdk.autolog.original');

type MaybePatched = Method & { [ORIGINAL]?: Method };

/** What was changed in other people's libraries, and how to change it back. */
export class Patches {
  #undo: (() => void)[] = [];
  #known = 0;

  /** How many places are now watched by this call of `autolog`. */
  get count(): number {
    return this.#undo.length;
  }

  /** How many places an earlier call watches already. */
  get knownCount(): number {
    return this.#known;
  }

  /**
   * Puts `wrap(original)` in the place of a method. A method that is already wrapped, by this or another copy of the
   * package, stays as it is: one call must not give two spans.
   */
  patchMethod(owner: unknown, name: string, wrap: (original: Method) => Method): void {
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return;
    const target = owner as Record<string, unknown>;
    const original = target[name];
    if (typeof original !== 'function') return;
    if ((original as MaybePatched)[ORIGINAL] !== undefined) {
      this.#known += 1;
      return;
    }
    const descriptor = Object.getOwnPropertyDescriptor(target, name);
    const patched: MaybePatched = wrap(original as Method);
    Object.defineProperties(patched, {
      ...Object.getOwnPropertyDescriptors(original),
      [ORIGINAL]: { value: original },
    });
    try {
      Object.defineProperty(target, name, {
        configurable: true,
        writable: true,
        enumerable: descriptor?.enumerable ?? false,
        value: patched,
      });
    } catch {
      // A frozen module: nothing is watched, and the report says so.
      return;
    }
    this.#undo.push(() => {
      if (target[name] !== patched) return;
      if (descriptor === undefined) Reflect.deleteProperty(target, name);
      else Object.defineProperty(target, name, descriptor);
    });
  }

  /** As {@link patchMethod}, for a getter that `owner` itself has: `wrap` gets the function behind it. */
  patchGetter(owner: unknown, name: string, wrap: (original: Method) => Method): void {
    if (typeof owner !== 'object' || owner === null) return;
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    const original: MaybePatched | undefined = descriptor?.get;
    if (descriptor === undefined || original === undefined || descriptor.configurable !== true) return;
    if (original[ORIGINAL] !== undefined) {
      this.#known += 1;
      return;
    }
    const patched: MaybePatched = wrap(original);
    Object.defineProperty(patched, ORIGINAL, { value: original });
    Object.defineProperty(owner, name, { ...descriptor, get: patched });
    this.#undo.push(() => {
      if (Object.getOwnPropertyDescriptor(owner, name)?.get === patched) Object.defineProperty(owner, name, descriptor);
    });
  }

  /** Notes a registration with a library's own hook, of which `key` allows one per `owner`. */
  register(owner: object, key: symbol, start: () => () => void): void {
    const marked = owner as Record<symbol, unknown>;
    if (marked[key] === true) {
      this.#known += 1;
      return;
    }
    const stop = start();
    Object.defineProperty(owner, key, { value: true, configurable: true });
    this.#undo.push(() => {
      Reflect.deleteProperty(owner, key);
      stop();
    });
  }

  /** Takes over what another has done, and what it does later: some places show only when they are used. */
  adopt(other: Patches): void {
    this.#undo.push(...other.#undo);
    other.#undo = this.#undo;
    this.#known += other.#known;
  }

  /** Puts everything back, in reverse order. */
  undo(): void {
    for (const undo of this.#undo.splice(0).toReversed()) undo();
  }
}
