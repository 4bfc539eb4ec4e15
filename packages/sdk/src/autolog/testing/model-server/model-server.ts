import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answerAnthropic } from './answer-anthropic.ts';
import { answerChat } from './answer-chat.ts';
import { answerCompletions } from './answer-completions.ts';
import { answerEmbeddings } from './answer-embeddings.ts';
import { answerGemini } from './answer-gemini.ts';
import { answerInteractions } from './answer-interactions.ts';
import { answerResponses } from './answer-responses.ts';
import { findRefusal } from './refusal.ts';
import type { Answer, ModelRequest } from './wire.ts';

/** A server on loopback that speaks the providers' protocols and always answers the same. */
export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  /** Every request that has come, oldest first. */
  readonly requests: readonly ModelRequest[];
}

const ROUTES: readonly (readonly [RegExp, (request: ModelRequest) => Answer])[] = [
  [/\/chat\/completions$/, answerChat],
  [/\/responses$/, answerResponses],
  [/\/embeddings$/, answerEmbeddings],
  [/\/completions$/, answerCompletions],
  [/\/messages$/, answerAnthropic],
  [/\/models\/[^/]+:\w+$/, answerGemini],
  [/\/interactions$/, answerInteractions],
];

/** What a LiteLLM proxy adds to its answers. */
const LITELLM_HEADERS = {
  'x-litellm-call-id': 'call-17',
  'x-litellm-model-id': 'deployment-3',
  'x-litellm-response-cost': '0.00042',
  'x-litellm-key-spend': '12.5',
  'x-litellm-version': '1.80.0',
};

export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void respond({ incoming, outgoing, requests });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly requests: ModelRequest[];
}

async function respond({ incoming, outgoing, requests }: Exchange): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://model');
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  const body = JSON.parse(text === '' ? '{}' : text) as ModelRequest['body'];
  const request = { path: url.pathname, headers: incoming.headers, body };
  requests.push(request);
  const proxy = url.pathname.startsWith('/litellm') ? LITELLM_HEADERS : {};
  const headers = {
    'x-request-id': `req_${requests.length}`,
    'request-id': `req_${requests.length}`,
    'retry-after-ms': '1',
    ...proxy,
  };
  const route = ROUTES.find(([path]) => path.test(url.pathname));
  const answer = findRefusal(request, requests) ?? route?.[1](request);
  if (answer === undefined) {
    outgoing.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such route"}}');
    return;
  }
  if (!('events' in answer)) {
    outgoing.writeHead(answer.status ?? 200, { ...headers, 'content-type': answer.type ?? 'application/json' });
    outgoing.end(typeof answer.json === 'string' ? answer.json : JSON.stringify(answer.json));
    return;
  }
  outgoing.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  for (const event of answer.events) {
    if (outgoing.destroyed) return;
    const name = event.event === undefined ? '' : `event: ${event.event}\n`;
    outgoing.write(`${name}data: ${typeof event.data === 'string' ? event.data : JSON.stringify(event.data)}\n\n`);
    // Each piece arrives by itself, as from a model.
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
  if (answer.isCut === true) outgoing.destroy();
  else outgoing.end();
}
