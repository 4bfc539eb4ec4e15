import { context as contextApi } from '@opentelemetry/api';

import { runFrameworkModelCall } from '../../spans/model-call.ts';
import type { Integration } from '../integration.ts';
import { readField } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';
import { RunTracer } from './run-tracer.ts';

const TRACER = Symbol.for('gander.sdk.autolog.langchain');

/**
 * LangChain and LangGraph: a callback handler joins every callback manager as it is set up, and the work of a run is done
 * with its span active, so that what a tool or a node of a graph records finds its place.
 */
export const langchainIntegration: Integration = {
  name: 'langchain',
  modules: [
    '@langchain/core/callbacks/manager',
    '@langchain/core/singletons',
    '@langchain/core/language_models/chat_models',
    '@langchain/core/language_models/llms',
  ],
  patch(module, patches) {
    patches.patchMethod(readField(module, 'CallbackManager'), '_configureSync', addTracer);
    const storage = readField(module, 'AsyncLocalStorageProviderSingleton');
    if (typeof storage === 'object' && storage !== null) {
      patches.patchMethod(Object.getPrototypeOf(storage), 'runWithConfig', runWithSpan);
    }
    for (const name of ['BaseChatModel', 'BaseLLM']) {
      const prototype = readField(readField(module, name), 'prototype');
      patches.patchMethod(prototype, '_generateUncached', markModelCall);
      patches.patchMethod(prototype, '_streamIterator', markModelStream);
    }
  },
};

interface CallbackManager {
  readonly handlers: readonly { readonly name?: string }[];
  addHandler(handler: RunTracer, isInherited: boolean): void;
}

/** One for all copies of LangChain: their runs have ids that nobody else has. */
function getTracer(): RunTracer {
  const scope = globalThis as { [TRACER]?: RunTracer };
  return (scope[TRACER] ??= new RunTracer());
}

function addTracer(original: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    const configured = original.apply(this, args) as CallbackManager | undefined;
    const manager = configured ?? new (this as new () => CallbackManager)();
    const tracer = getTracer();
    if (!manager.handlers.some(({ name }) => name === tracer.name)) manager.addHandler(tracer, true);
    return manager;
  };
}

/** `(config, callback, …)`: the callback is the work of the run that the config's manager is a child of. */
function runWithSpan(original: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    const runId = readField(readField(args[0], 'callbacks'), '_parentRunId');
    const context = getTracer().findContext(typeof runId === 'string' ? runId : undefined);
    const run = (): unknown => original.apply(this, args);
    return context === undefined ? run() : contextApi.with(context, run);
  };
}

/** The client that a model class uses below is not to record the call a second time. */
function markModelCall(original: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    return runFrameworkModelCall(() => original.apply(this, args));
  };
}

function markModelStream(original: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    const source = original.apply(this, args) as AsyncGenerator;
    const context = runFrameworkModelCall(() => contextApi.active());
    for (const name of ['next', 'return', 'throw'] as const) {
      const method = source[name].bind(source) as (...rest: readonly unknown[]) => unknown;
      // Each piece is made while somebody waits for it, in whatever context that is.
      const bound = (...rest: readonly unknown[]): unknown => contextApi.with(context, () => method(...rest));
      Object.defineProperty(source, name, { value: bound, configurable: true, writable: true });
    }
    return source;
  };
}
