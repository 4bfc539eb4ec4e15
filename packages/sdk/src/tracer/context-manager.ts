import { type Context, type ContextManager, ROOT_CONTEXT } from '@opentelemetry/api';

import type { ContextStorage } from '../platform/platform.ts';

/** Keeps the active context in the runtime's async storage, or on a plain stack where there is none. */
export class GanderContextManager implements ContextManager {
  readonly #storage: ContextStorage<Context> | undefined;
  #stack: Context = ROOT_CONTEXT;

  constructor(storage: ContextStorage<Context> | undefined) {
    this.#storage = storage;
  }

  /**
   * The runtime's storage, for whoever must bind it to a diagnostics channel. The name is the one under which
   * OpenTelemetry's own manager keeps its storage, so that code which looks for it finds either.
   */
  get _asyncLocalStorage(): ContextStorage<Context> | undefined {
    return this.#storage;
  }

  active(): Context {
    return (this.#storage === undefined ? this.#stack : this.#storage.getStore()) ?? ROOT_CONTEXT;
  }

  // oxlint-disable-next-line max-params -- OpenTelemetry's signature
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    context: Context,
    fn: F,
    thisArg?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    const call = (): ReturnType<F> => fn.call(thisArg, ...args);
    if (this.#storage !== undefined) return this.#storage.run(context, call);
    const before = this.#stack;
    this.#stack = context;
    try {
      return call();
    } finally {
      this.#stack = before;
    }
  }

  bind<T>(context: Context, target: T): T {
    if (typeof target !== 'function') return target;
    const run = (call: () => unknown): unknown => this.with(context, call);
    const original = target as unknown as (...args: unknown[]) => unknown;
    const bound = function (this: unknown, ...args: unknown[]): unknown {
      return run(() => original.apply(this, args));
    };
    Object.defineProperty(bound, 'length', { value: original.length, configurable: true });
    return bound as T;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    return this;
  }
}
