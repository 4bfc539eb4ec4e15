import { readField } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';

/** Who serves the models of the package's inner client. */
export function findProvider(client: unknown): string {
  return callMethod(client, 'isVertexAI') === true ? 'gcp.vertex_ai' : 'gcp.gemini';
}

/** Where it sends its requests. */
export function findServerUrl(client: unknown): unknown {
  return callMethod(client, 'getBaseUrl') ?? callMethod(client, 'getApiUrl');
}

function callMethod(owner: unknown, name: string): unknown {
  const method = readField(owner, name);
  try {
    return typeof method === 'function' ? (method as Method).call(owner) : undefined;
  } catch {
    return undefined;
  }
}
