import type { WritingCall } from './writing-methods.ts';
import type { WritingOperations } from './writing-operations.ts';

/** Runs in the thread that writes: the operation, and its response as JSON text. */
export async function runWritingCall(
  operations: WritingOperations,
  { route, params, query, body }: WritingCall,
): Promise<Uint8Array<ArrayBuffer>> {
  // The input was decoded by the schemas of the same route: the pairing is by name, which the types cannot follow.
  const response: unknown = await operations[route](params, { query, body } as never);
  return new TextEncoder().encode(JSON.stringify(response));
}
