import { type Context, context as contextApi } from '@opentelemetry/api';

import type { Integration } from '../integration.ts';
import { readField } from '../json/read-field.ts';
import { AiTelemetrySpans, type TelemetryMessage } from './ai-telemetry-spans.ts';

/** Source: https://ai-sdk.dev/docs/ai-sdk-core/telemetry */
const CHANNEL = 'ai:telemetry';
const SUBSCRIBED = Symbol.for('gander.sdk.autolog.ai');

interface Channel {
  bindStore(storage: object, transform: (message: TelemetryMessage) => Context): void;
  unbindStore(storage: object): void;
}

interface Subscribers {
  start?(message: TelemetryMessage): void;
  asyncEnd?(message: TelemetryMessage): void;
}

interface TracingChannel {
  readonly start: Channel;
  subscribe(subscribers: Subscribers): void;
  unsubscribe(subscribers: Subscribers): void;
}

interface NodeHost {
  readonly process?: {
    getBuiltinModule?(name: string): { tracingChannel?(name: string): TracingChannel } | undefined;
  };
}

/**
 * The Vercel AI SDK from version 7 on, which tells what it does on a diagnostics channel. Earlier versions tell nobody
 * who has not been named in the call.
 */
export const aiIntegration: Integration = {
  name: 'ai',
  modules: ['ai'],
  advice:
    'the Vercel AI SDK before version 7 cannot be watched from outside. ' +
    'Pass experimental_telemetry: aiTelemetry() to its functions.',
  patch(module, patches) {
    const host = (globalThis as NodeHost).process;
    const channel = host?.getBuiltinModule?.('node:diagnostics_channel')?.tracingChannel?.(CHANNEL);
    if (channel === undefined || typeof readField(module, 'registerTelemetry') !== 'function') return;
    patches.register(globalThis, SUBSCRIBED, () => subscribe(channel));
  },
};

function subscribe(channel: TracingChannel): () => void {
  const spans = new AiTelemetrySpans();
  let storage: object | undefined;
  /** `init` may come after `autolog`, and come again: from the next message on there is something else to bind to. */
  const bind = (): void => {
    const current = findContextStorage();
    if (current === storage) return;
    if (storage !== undefined) channel.start.unbindStore(storage);
    storage = current;
    if (storage !== undefined) channel.start.bindStore(storage, startBound);
  };
  const startBound = (message: TelemetryMessage): Context => {
    const isBound = storage === findContextStorage();
    return guard(() => spans.start(message, isBound)) ?? contextApi.active();
  };
  const subscribers: Subscribers = {
    start(message) {
      guard(() => spans.start(message, false));
      bind();
    },
    asyncEnd(message) {
      guard(() => {
        spans.end(message);
      });
    },
  };
  bind();
  channel.subscribe(subscribers);
  return () => {
    channel.unsubscribe(subscribers);
    if (storage !== undefined) channel.start.unbindStore(storage);
  };
}

/**
 * Where the active context is kept, by the name under which both OpenTelemetry's manager and ours have it. Without it the
 * spans are right, but those of the program's own tools do not find their parent.
 */
function findContextStorage(): object | undefined {
  const manager = (contextApi as unknown as { _getContextManager?(): unknown })._getContextManager?.();
  const storage = readField(manager, '_asyncLocalStorage');
  return typeof storage === 'object' && storage !== null ? storage : undefined;
}

/** What is thrown into a channel ends up as an uncaught exception of the program's. */
function guard<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
