import { getRegistry } from '../../registry/sdk-registry.ts';
import type { Integration } from '../integration.ts';
import { readField } from '../json/read-field.ts';
import type { AgentSpan } from './agent-span-facts.ts';
import { AgentsTracer } from './agents-tracer.ts';

const REGISTERED = Symbol.for('gander.sdk.autolog.openai-agents');

interface AgentsModule {
  addTraceProcessor(processor: AgentsTracer): void;
  getCurrentSpan(): AgentSpan | null;
  getGlobalTraceProvider(): object;
}

/**
 * The OpenAI Agents SDK (`@openai/agents`), through the hook it has for this. Its own export to OpenAI stays as it is; where
 * its tracing is switched off there is nothing to see but the calls of the client below.
 */
export const openAiAgentsIntegration: Integration = {
  name: 'openai-agents',
  modules: ['@openai/agents', '@openai/agents-core'],
  patch(module, patches) {
    if (!isAgentsModule(module)) return;
    patches.register(module.getGlobalTraceProvider(), REGISTERED, () => {
      const tracer = new AgentsTracer();
      module.addTraceProcessor(tracer);
      const { ambientContexts } = getRegistry();
      const findContext = (active: Parameters<AgentsTracer['findContext']>[1]) =>
        tracer.findContext(module.getCurrentSpan(), active);
      ambientContexts.add(findContext);
      return () => {
        ambientContexts.delete(findContext);
        tracer.stop();
      };
    });
  },
};

function isAgentsModule(module: unknown): module is AgentsModule {
  return ['addTraceProcessor', 'getCurrentSpan', 'getGlobalTraceProvider'].every(
    (name) => typeof readField(module, name) === 'function',
  );
}
