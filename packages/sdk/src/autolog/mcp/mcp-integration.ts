import { context as contextApi, SpanKind } from '@opentelemetry/api';

import { followResult } from '../../spans/follow-result.ts';
import { type SpanOptions, startSpan } from '../../spans/start-span.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { toToolAttributes } from '../calls/run-tool-call.ts';
import type { Integration } from '../integration.ts';
import { readField, readList, readText } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';
import { readTraceMeta, addTraceMeta } from './add-trace-meta.ts';

/** Methods of the client that do something for a model, and how their spans begin. */
const CLIENT_METHODS: Readonly<Record<string, (params: unknown) => SpanOptions>> = {
  callTool(params) {
    const name = readText(params, 'name') ?? 'tool';
    return {
      name,
      spanType: SpanType.TOOL,
      inputs: readField(params, 'arguments'),
      attributes: { ...toToolAttributes({ name, args: undefined }), 'mcp.method.name': 'tools/call' },
    };
  },
  getPrompt: (params) => ({
    name: `prompts/get ${readText(params, 'name') ?? ''}`.trim(),
    spanType: SpanType.CHAIN,
    inputs: readField(params, 'arguments'),
    attributes: { 'mcp.method.name': 'prompts/get', 'gen_ai.prompt.name': readText(params, 'name') },
  }),
  readResource: (params) => ({
    name: 'resources/read',
    spanType: SpanType.RETRIEVER,
    inputs: readField(params, 'uri'),
    attributes: { 'mcp.method.name': 'resources/read', 'mcp.resource.uri': readText(params, 'uri') },
  }),
};

/**
 * The Model Context Protocol SDK, versions 1 and 2. A client's calls become spans and carry the trace along; what a server
 * does for a request goes on in the trace that the request brings.
 */
export const mcpIntegration: Integration = {
  name: 'mcp',
  modules: [
    '@modelcontextprotocol/sdk/client/index.js',
    '@modelcontextprotocol/sdk/server/index.js',
    '@modelcontextprotocol/client',
    '@modelcontextprotocol/server',
  ],
  patch(module, patches) {
    const client: unknown = readField(readField(module, 'Client'), 'prototype');
    for (const [method, describe] of Object.entries(CLIENT_METHODS)) {
      patches.patchMethod(client, method, watchClientMethod(describe));
    }
    const server = findOwner(readField(readField(module, 'Server'), 'prototype'), '_onrequest');
    patches.patchMethod(server, '_onrequest', continueTrace);
  },
};

/** The class in a chain of prototypes that has a method itself. */
function findOwner(prototype: unknown, method: string): unknown {
  let owner = prototype;
  while (typeof owner === 'object' && owner !== null && !Object.hasOwn(owner, method)) {
    owner = Object.getPrototypeOf(owner) as unknown;
  }
  return owner;
}

function watchClientMethod(describe: (params: unknown) => SpanOptions): (original: Method) => Method {
  return (original) =>
    function (this: unknown, params: unknown, ...rest: unknown[]): unknown {
      if (!isTracingEnabled()) return original.call(this, params, ...rest);
      const span = startSpan({ ...describe(params), kind: SpanKind.CLIENT });
      try {
        const outputs = (result: unknown): unknown => {
          // The protocol's way to say that the tool failed is an answer like any other.
          if (readField(result, 'isError') === true) span.setStatus('ERROR', 'The tool answered with an error.');
          return toOutputs(result);
        };
        return followResult(
          span,
          span.run(() => original.call(this, addTraceMeta(params), ...rest)),
          { outputs },
        );
      } catch (error) {
        span.fail(error);
        span.end();
        throw error;
      }
    };
}

/** The data of an answer that has any, the text of one that is nothing but text, else its parts. */
function toOutputs(result: unknown): unknown {
  const structured = readField(result, 'structuredContent');
  if (structured !== undefined) return structured;
  const texts = readList(result, 'content').map((part) => readText(part, 'text'));
  if (texts.length > 0 && texts.every((text) => text !== undefined)) return texts.join('\n');
  return readField(result, 'content') ?? readField(result, 'messages') ?? readField(result, 'contents') ?? result;
}

function continueTrace(original: Method): Method {
  return function (this: unknown, request: unknown, ...rest: unknown[]): unknown {
    const context = readTraceMeta(readField(request, 'params'));
    return contextApi.with(context, () => original.call(this, request, ...rest));
  };
}
