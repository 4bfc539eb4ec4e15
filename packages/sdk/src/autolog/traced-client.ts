import { report } from '../diagnostics/report.ts';
import { anthropicIntegration } from './anthropic/anthropic-integration.ts';
import { googleIntegration } from './google/google-integration.ts';
import type { Integration } from './integration.ts';
import { openAiIntegration } from './openai/openai-integration.ts';
import { Patches } from './patching/patches.ts';

/**
 * Records what goes through an OpenAI client, and through every other of its class, wherever the class came from: the way
 * for programs that bundle the library. Returns the very same client.
 */
export function tracedOpenAI<Client extends object>(client: Client): Client {
  return watchClassOf(client, openAiIntegration);
}

/** As {@link tracedOpenAI}, for a client of `@anthropic-ai/sdk`. */
export function tracedAnthropic<Client extends object>(client: Client): Client {
  return watchClassOf(client, anthropicIntegration);
}

/** As {@link tracedOpenAI}, for a client of `@google/genai`. */
export function tracedGemini<Client extends object>(client: Client): Client {
  return watchClassOf(client, googleIntegration);
}

function watchClassOf<Client extends object>(client: Client, integration: Integration): Client {
  const patches = new Patches();
  integration.patch(client, patches);
  if (patches.count + patches.knownCount === 0) {
    report(`This is no client of ${integration.modules.join(', ')} that is known how to watch: nothing is recorded.`);
  }
  return client;
}
