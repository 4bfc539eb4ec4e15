import { getCurrentActiveSpan } from '../../spans/current-span.ts';
import type { LiveSpan } from '../../spans/live-span.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { createCopy } from '../calls/create-copy.ts';
import { runToolCall } from '../calls/run-tool-call.ts';
import { isRecord, readField, readText } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';

/** Gives the functions that `toolRunner` calls on the model's behalf a span each. */
export function toWatchedToolRunner(original: Method): Method {
  return function (this: unknown, body: unknown, ...rest: unknown[]): unknown {
    const tools = readField(body, 'tools');
    const watched = Array.isArray(tools)
      ? { ...(body as object), tools: tools.map((tool) => toWatchedTool(tool)) }
      : body;
    return original.call(this, watched, ...rest);
  };
}

function toWatchedTool(tool: unknown): unknown {
  const run = readField(tool, 'run');
  if (!isRecord(tool) || typeof run !== 'function') return tool;
  const name = readText(tool, 'name') ?? 'tool';
  const traced = (...args: unknown[]): unknown => {
    const call = (): unknown => (run as Method).apply(tool, args);
    const native = findNativeSpan();
    return native === undefined
      ? runToolCall({ name, args: args[0] }, call)
      : completeNativeSpan(native, { name, args }, call);
  };
  return createCopy(tool, { run: traced });
}

/** The span that the SDK (0.134 and later) has started for this very tool. */
function findNativeSpan(): LiveSpan | undefined {
  const span = getCurrentActiveSpan();
  return span !== null && /^anthropic\.\w*tool_use\b/.test(span.name) ? span : undefined;
}

/** One span is enough: the SDK's gets what it leaves out, and the SDK ends it. */
function completeNativeSpan(
  span: LiveSpan,
  facts: { name: string; args: readonly unknown[] },
  call: () => unknown,
): unknown {
  span.setName(facts.name);
  span.setSpanType(SpanType.TOOL);
  span.setInputs(facts.args[0]);
  const result = call();
  if (!(result instanceof Promise)) {
    span.setOutputs(result);
    return result;
  }
  return result.then((value: unknown) => {
    span.setOutputs(value);
    return value;
  });
}
