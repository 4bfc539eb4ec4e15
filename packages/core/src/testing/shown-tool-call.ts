import type { MessagePart } from '../message.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { isSameJson } from './is-same-json.ts';
import type { ExpectedToolCall } from './recorded-scenario.ts';
import type { TranslatedSpan } from './translated-span.ts';

/** As what a model asked for, or, elsewhere in the trace, as the tool that then ran. */
export function isToolCallNamed(span: TranslatedSpan, { name }: ExpectedToolCall): boolean {
  const { full } = span;
  return listToolCalls(full).some((part) => part.name === name) || full.tool?.name === name || isObjectTool(name, full);
}

/** With arguments, and with its id where the emitter sends it: that is what links it to its result. */
export function isToolCallShown(
  { full, bytes }: TranslatedSpan,
  { id, name, arguments: args }: ExpectedToolCall,
): boolean {
  const isSameId = (shown: string | undefined): boolean =>
    shown === id || (shown === undefined && !bytes.includes(id ?? ''));
  const isShown = listToolCalls(full).some(
    (part) => part.name === name && isSameJson(part.arguments, args) && isSameId(part.id),
  );
  return isShown || (isObjectTool(name, full) && isSameJson(full.outputs, args));
}

/** AI SDK 4 asks for objects by way of a tool of its own and shows what that was called with as the object. */
function isObjectTool(name: string, full: NormalizedSpan): boolean {
  return name === 'json' && full.framework === 'vercel-ai' && full.outputs !== undefined;
}

function listToolCalls(full: NormalizedSpan): readonly Extract<MessagePart, { type: 'tool_call' }>[] {
  return (full.responseMessages ?? []).flatMap(({ parts }) => parts).filter((part) => part.type === 'tool_call');
}
