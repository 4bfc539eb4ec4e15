import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/**
 * Model Context Protocol, as client or server of whatever framework: asked after the frameworks, which know more.
 * `mcp.session.id` is a connection, not a conversation.
 * Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/mcp/
 */
export const mcp: Translator = toTranslator({
  name: 'mcp',
  title: 'Model Context Protocol',
  clues: [{ keys: ['mcp.method.name'] }],
  types: [{ key: 'mcp.method.name', words: { 'tools/call': 'TOOL' }, otherwise: 'CHAIN' }],
  fields: {
    subtype: ['mcp.method.name'],
    toolName: ['gen_ai.tool.name', 'mcp.tool.name'],
    toolArguments: ['gen_ai.tool.call.arguments', 'mcp.request.argument'],
    toolResult: ['gen_ai.tool.call.result', 'mcp.response.value'],
  },
  metadata: {
    'mcp.resource.uri': 'resourceUri',
    'gen_ai.prompt.name': 'promptName',
    'mcp.protocol.version': 'protocolVersion',
  },
});
