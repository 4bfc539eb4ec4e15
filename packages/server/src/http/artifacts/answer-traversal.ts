import type { IncomingMessage, ServerResponse } from 'node:http';

import { createInvalidPathError } from '../../artifacts/artifact-path.ts';
import { toMlflowError } from '../mlflow/to-mlflow-error.ts';
import { readPath } from '../read-path.ts';

const ARTIFACT_ADDRESS = /^\/(?:ajax-)?api\/2\.0\/mlflow-artifacts\//;
/** `..` between slashes, in any spelling: the way up, and a backslash, which many take for a slash. */
const WAY_UP = /\/(?:\.|%2e){2}(?:[/\\]|$)|\\/i;

/**
 * Refuses the address of an artifact that leads upwards, and says whether it did. A web `Request` resolves the dots of its
 * URL before any route sees them: the request would be answered as one for something else.
 */
export function answerTraversal(request: IncomingMessage, response: ServerResponse): boolean {
  const path = readPath(request);
  if (!ARTIFACT_ADDRESS.test(path) || !WAY_UP.test(path)) return false;
  const { status, body } = toMlflowError(createInvalidPathError());
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  return true;
}
