import type { SpanType } from '../vocabulary/span-type.ts';
import { DEFAULT_SPAN_NAME, startSpan } from './start-span.ts';
import { runToItsEnd } from './with-span.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- any function can be traced, whatever its parameters
type AnyFunction = (...args: any[]) => unknown;

/** How calls of a function are recorded. */
export interface TraceOptions {
  /** The function's or method's name if left out. Give one where a minifier renames functions. */
  readonly name?: string | undefined;
  readonly spanType?: SpanType | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  /**
   * From the arguments to what is kept of them. If left out: a single object is kept as it is, anything else as
   * `{ args: [...] }`. (Names of parameters are not known at run time; a minifier has renamed them.)
   */
  readonly inputs?: ((...args: never[]) => unknown) | undefined;
  /** From the result to what is kept of it. */
  readonly outputs?: ((result: never) => unknown) | undefined;
}

type LegacyDecorator = (target: object, key: PropertyKey, descriptor: PropertyDescriptor) => PropertyDescriptor;
type MethodDecorator = <Method extends AnyFunction>(
  method: Method,
  context: { readonly kind: 'method'; readonly name: string | symbol },
) => Method;

/** Wraps a function, or decorates a method, depending on what it is given. */
export type Tracing = (<Fn extends AnyFunction>(fn: Fn) => Fn) & MethodDecorator & LegacyDecorator;

const WRAPPED = Symbol.for('gander.sdk.traced');

/**
 * Records every call of a function: inputs, outputs, duration, errors. The traced function has the name, length, `this`
 * and return type of the original: what was synchronous stays so, promises, streams and generators are followed.
 *
 * @example
 * const search = trace(async (query: string) => index.search(query), { name: 'search', spanType: SpanType.RETRIEVER });
 *
 * class Agent {
 *   \@trace({ spanType: SpanType.AGENT })
 *   async answer(question: string) { … }
 * }
 */
export function trace<Fn extends AnyFunction>(fn: Fn, options?: TraceOptions): Fn;
export function trace(options?: TraceOptions): Tracing;
export function trace(first?: AnyFunction | TraceOptions, options?: TraceOptions): unknown {
  if (typeof first === 'function') {
    // `@trace` without parentheses: the second argument is the decorator's context.
    if (isDecoratorContext(options)) return toTraced(first, { name: options.name });
    return toTraced(first, options ?? {});
  }
  const given = first ?? {};
  return (target: object, keyOrContext?: unknown, descriptor?: PropertyDescriptor): unknown => {
    if (typeof target === 'function' && descriptor === undefined) {
      const name = isDecoratorContext(keyOrContext) ? String(keyOrContext.name) : undefined;
      return toTraced(target as AnyFunction, name === undefined ? given : { name, ...given });
    }
    return decorateDescriptor(descriptor, { name: String(keyOrContext), ...given });
  };
}

function decorateDescriptor(descriptor: PropertyDescriptor | undefined, options: TraceOptions): unknown {
  const method: unknown = descriptor?.value;
  if (descriptor === undefined || typeof method !== 'function') {
    throw new Error('trace() decorates methods. For anything else wrap the function: trace(fn, options).');
  }
  descriptor.value = toTraced(method as AnyFunction, options);
  return descriptor;
}

function isDecoratorContext(value: unknown): value is { readonly kind: string; readonly name: PropertyKey } {
  return typeof value === 'object' && value !== null && 'kind' in value && 'addInitializer' in value;
}

function toTraced<Fn extends AnyFunction>(fn: Fn, options: TraceOptions): Fn {
  if ((fn as { [WRAPPED]?: boolean })[WRAPPED] === true) return fn;
  const name = options.name ?? (fn.name || DEFAULT_SPAN_NAME);
  const traced = function (this: unknown, ...args: unknown[]): unknown {
    const span = startSpan({ name, spanType: options.spanType, attributes: options.attributes });
    if (!span.isRecording()) return span.run(() => fn.apply(this, args));
    span.setInputs(toInputs(args, options));
    return runToItsEnd(span, () => fn.apply(this, args), options.outputs as ((result: unknown) => unknown) | undefined);
  };
  Object.defineProperties(traced, {
    ...Object.getOwnPropertyDescriptors(fn),
    // A function keeps its own prototype: `new traced()` was never meant.
    prototype: { value: undefined, writable: true },
    name: { value: fn.name, configurable: true },
    length: { value: fn.length, configurable: true },
    [WRAPPED]: { value: true },
  });
  return traced as unknown as Fn;
}

function toInputs(args: readonly unknown[], { inputs }: TraceOptions): unknown {
  if (inputs !== undefined) {
    try {
      return (inputs as (...args: readonly unknown[]) => unknown)(...args);
    } catch {
      // The program's own function, but not the program's call: its error must not be.
    }
  }
  if (args.length === 0) return {};
  const [only] = args;
  const isRecord = typeof only === 'object' && only !== null && !Array.isArray(only);
  return args.length === 1 && isRecord ? only : { args };
}
