import type { SpanId } from '../ids.ts';
import type { JsonValue } from '../json-value.ts';
import type { MessagePart } from '../message.ts';
import type { ChatItem, ChatSpan, ChatTool } from './chat-item.ts';

type ToolCall = Extract<MessagePart, { type: 'tool_call' }>;
type ToolResult = Extract<MessagePart, { type: 'tool_result' }>;

/** A tool call while its parts come together. */
export type OpenTool = { -readonly [Key in keyof Omit<ChatTool, 'items'>]: ChatTool[Key] } & {
  readonly items: ChatItem[];
};

/** What the desk notes about a call for itself. */
interface Note {
  readonly tool: OpenTool;
  /** The arguments, for comparing. */
  text: string | undefined;
  hasOwnSpan: boolean;
}

/** Calls in order; those before `next` have their results. */
interface Line {
  readonly notes: Note[];
  next: number;
}

/** A program has not so many tools, nor runs one so often at a time with the same arguments: of more the first are compared. */
const MAX_COMPARED = 256;

/**
 * Brings together what three witnesses say of a tool call: the model that asked for it, the span that ran it, and the
 * next prompt that quotes the result. They agree on an id; where there is none, on name and arguments, then on the name and
 * the order.
 */
export class ToolDesk {
  readonly #notesById = new Map<string, Note>();
  readonly #notesByName = new Map<string, Note[]>();
  /** Those that ran without an id, by their arguments. */
  readonly #runsByText = new Map<string | undefined, Note[]>();
  readonly #line: Line = { notes: [], next: 0 };
  readonly #linesByName = new Map<string, Line>();

  /** A model asked for a tool. Gives the call back when it is new. */
  ask(call: ToolCall, spanId: SpanId): OpenTool | undefined {
    const known = this.#findById(call.id) ?? this.#findRun(call);
    if (known === undefined) {
      const id = call.id === undefined ? {} : { callId: call.id };
      return this.#add({ spanId, name: call.name, ...id, arguments: call.arguments }).tool;
    }
    known.tool.arguments ??= call.arguments;
    this.#setId(known, call.id);
    return undefined;
  }

  /** A span ran a tool. Gives its call, which is new when no model asked for it before. */
  run({ spanId, name, normalized }: ChatSpan): { readonly tool: OpenTool; readonly isNew: boolean } {
    const { tool = {}, outputs, inputs, error } = normalized;
    const args = tool.arguments ?? inputs;
    const asked = this.#findAsked({ id: tool.callId, name: tool.name ?? name, text: toText(args) });
    const note =
      asked ?? this.#add({ spanId, name: tool.name ?? name, ...(args !== undefined && { arguments: args }) });
    note.hasOwnSpan = true;
    note.tool.spanId = spanId;
    if (args !== undefined) note.tool.arguments ??= args;
    this.#setId(note, tool.callId);
    if (note.tool.callId === undefined) append(this.#runsByText, note.text, note);
    const result = tool.result ?? outputs ?? error?.message;
    if (result !== undefined) note.tool.result = result;
    if (tool.isError === true || (error !== undefined && error.level === undefined)) note.tool.isError = true;
    return { tool: note.tool, isNew: asked === undefined };
  }

  /** A prompt quotes a result. Gives the call back when nobody knew of it. */
  answer(part: ToolResult, spanId: SpanId): OpenTool | undefined {
    const known = part.id === undefined ? this.#findUnanswered(part.name) : this.#findById(part.id);
    const id = part.id === undefined ? {} : { callId: part.id };
    const note = known ?? this.#add({ spanId, name: part.name ?? 'tool', ...id });
    note.tool.result ??= part.result;
    if (part.isError === true) note.tool.isError = true;
    return known === undefined ? note.tool : undefined;
  }

  #add(tool: Omit<ChatTool, 'kind' | 'items'>): Note {
    const note: Note = { tool: { kind: 'tool', ...tool, items: [] }, text: toText(tool.arguments), hasOwnSpan: false };
    append(this.#notesByName, tool.name, note);
    this.#line.notes.push(note);
    const line = this.#linesByName.get(tool.name);
    if (line === undefined) this.#linesByName.set(tool.name, { notes: [note], next: 0 });
    else line.notes.push(note);
    if (tool.callId !== undefined) this.#notesById.set(tool.callId, note);
    return note;
  }

  #setId(note: Note, id: string | undefined): void {
    if (id === undefined || note.tool.callId !== undefined) return;
    note.tool.callId = id;
    this.#notesById.set(id, note);
  }

  #findById(id: string | undefined): Note | undefined {
    return id === undefined ? undefined : this.#notesById.get(id);
  }

  /** A call without an id that ran before the model's message was read, as streams report it. */
  #findRun(call: ToolCall): Note | undefined {
    const runs = this.#runsByText.get(toText(call.arguments)) ?? [];
    return runs
      .slice(0, MAX_COMPARED)
      .find(({ tool }) => tool.callId === undefined && isSameName(tool.name, call.name));
  }

  #findAsked(wanted: { readonly id: string | undefined; readonly name: string; readonly text: string | undefined }) {
    const byId = this.#findById(wanted.id);
    if (byId !== undefined && !byId.hasOwnSpan) return byId;
    const names = [...this.#notesByName.keys().take(MAX_COMPARED)].filter((name) => isSameName(name, wanted.name));
    const named = names.flatMap((name) => this.#notesByName.get(name) ?? []);
    // Under another id it is another call.
    const free = named.filter(
      (note) => !note.hasOwnSpan && (wanted.id === undefined || note.tool.callId === undefined),
    );
    return free.find((note) => note.text === wanted.text) ?? free[0];
  }

  #findUnanswered(name: string | undefined): Note | undefined {
    const line = name === undefined ? this.#line : this.#linesByName.get(name);
    if (line === undefined) return undefined;
    while (line.notes[line.next]?.tool.result !== undefined) line.next += 1;
    return line.notes[line.next];
  }
}

function append<Key>(lists: Map<Key, Note[]>, key: Key, note: Note): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [note]);
  else known.push(note);
}

function toText(value: JsonValue | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Spans are named `execute_tool search`, `search.tool` or plainly `search`. */
function isSameName(left: string, right: string): boolean {
  if (left === right) return true;
  const [long, short] = left.length > right.length ? [left, right] : [right, left];
  return short !== '' && long.split(/[\s./:]+/).includes(short);
}
