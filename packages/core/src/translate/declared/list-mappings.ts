import type { TokenKeys } from '../../usage/token-keys.ts';
import type { FieldMapping } from '../translator.ts';
import type { Convention } from './convention.ts';

/** Fields of {@link Convention.fields} that make up one field of a span. */
const NAME_OF_FIELD: Readonly<Record<string, string>> = {
  requestModel: 'model.request',
  responseModel: 'model.response',
  toolName: 'tool.name',
  toolCallId: 'tool.callId',
  toolDescription: 'tool.description',
  toolArguments: 'tool.arguments',
  toolResult: 'tool.result',
  agentId: 'agent.id',
  agentName: 'agent.name',
  agentDescription: 'agent.description',
  errorType: 'error.type',
  errorMessage: 'error.message',
  systemPrompt: 'messages (system)',
  timeToFirstTokenSeconds: 'timeToFirstTokenMs (from seconds)',
};

/** Which attributes end up in which field, best first: what the documentation shows. */
export function listMappings(convention: Convention): readonly FieldMapping[] {
  const { types = [], fields = {}, tokens, params = {}, metadata = {}, metadataPrefixes = [], extension } = convention;
  return [
    { field: 'type', keys: types.map(({ key }) => key ?? 'the span’s name') },
    ...(Object.entries(fields) as [string, readonly string[]][]).map(([field, keys]) => ({
      field: NAME_OF_FIELD[field] ?? field,
      keys,
    })),
    ...(tokens === undefined ? [] : listTokenMappings(tokens.keys)),
    ...Object.entries(params).map(([name, keys]) => ({ field: `params.${name}`, keys })),
    ...Object.entries(metadata).map(([key, name]) => ({ field: `metadata.${name}`, keys: [key] })),
    ...metadataPrefixes.map((prefix) => ({ field: 'metadata', keys: [`${prefix}*`] })),
    ...Object.entries(extension?.maps ?? {}).map(([field, keys]) => ({ field, keys })),
  ].filter(({ keys }) => keys.length > 0);
}

function listTokenMappings({ all: _all, ...lists }: TokenKeys): readonly FieldMapping[] {
  return Object.entries<readonly string[]>(lists).map(([count, keys]) => ({
    field: `usage.${count}Tokens`,
    keys,
  }));
}
