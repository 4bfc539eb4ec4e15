import { createCopy } from '../calls/create-copy.ts';
import { runToolCall } from '../calls/run-tool-call.ts';
import { isRecord, readField, readText } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';

/** Gives the functions that `runTools` calls on the model's behalf a span each. */
export function toWatchedToolRunner(original: Method): Method {
  return function (this: unknown, body: unknown, ...rest: unknown[]): unknown {
    const tools = readField(body, 'tools');
    const watched = Array.isArray(tools)
      ? { ...(body as object), tools: tools.map((tool) => toWatchedTool(tool)) }
      : body;
    return original.call(this, watched, ...rest);
  };
}

/** The function stands in `function.function`, or in the hidden `$callback` of tools made by `zodFunction`. */
function toWatchedTool(tool: unknown): unknown {
  if (!isRecord(tool)) return tool;
  const declared = readField(tool, 'function');
  const name = readText(declared, 'name') ?? 'tool';
  const members: Record<string, unknown> = {};
  const callback = readField(tool, '$callback');
  if (typeof callback === 'function') members['$callback'] = toTraced(callback as Method, name);
  const run = readField(declared, 'function');
  if (isRecord(declared) && typeof run === 'function') {
    members['function'] = createCopy(declared, { function: toTraced(run as Method, name) });
  }
  return createCopy(tool, members);
}

/** With the function's own name, which the SDK falls back to. */
function toTraced(run: Method, name: string): Method {
  const traced: Method = function (this: unknown, ...args) {
    return runToolCall({ name, args: args[0] }, () => run.apply(this, args));
  };
  return Object.defineProperty(traced, 'name', { value: run.name, configurable: true });
}
