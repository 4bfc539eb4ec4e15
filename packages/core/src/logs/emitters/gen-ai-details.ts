import type { LogEmitter } from '../agent-step.ts';
import { toMomentKey } from '../moment-step.ts';

const EVENT = 'gen_ai.client.inference.operation.details';

/**
 * The one event of the GenAI conventions that tells a whole model call. From senders without tracing it names a conversation and no
 * span. Its spans, where there are any, are found by the ids on the record.
 */
export const genAiDetailsLogs: LogEmitter = {
  name: 'genai',
  isOwn: ({ eventName }) => eventName === EVENT,
  readTurn(facts) {
    const sessionId = facts.text('gen_ai.conversation.id', 'session.id');
    return sessionId === undefined ? undefined : { sessionId, turnId: '' };
  },
  readStep: (facts) => ({
    kind: 'model',
    key: facts.text('gen_ai.response.id') ?? toMomentKey(facts),
    startUnixNano: facts.timeUnixNano,
    endUnixNano: facts.timeUnixNano,
    attributes: Object.fromEntries(facts.withPrefix('gen_ai.').map(({ key, value }) => [key, value])),
    error: facts.text('error.type'),
  }),
  // No span has such a name: on a span the record is read as the span event that it is.
  spanNames: {},
};
