import type { SpanId } from '../ids.ts';
import type { SpanRecord } from '../span-record.ts';

/** Spans of the Vercel AI SDK that run a loop around the model. */
const LOOP_NAME = /^ai\.(?:generate|stream)(?:Text|Object)$/;
const LOOP_TOOL = 'ai.toolCall';
const LOOP_CALL = /\.do(?:Generate|Stream)$/;
/** Claude Code and Qwen Code run a tool in a span of its own below that of the call, and note failures only there. */
const EXECUTION_SUFFIX = '.execution';

/** A list of spans, or a map of them by id. */
type SpanSet = readonly SpanRecord[] | ReadonlyMap<SpanId, SpanRecord>;

/**
 * What only the spans below it tell of a span: that a loop called tools or several models, and so is an agent; that a tool failed where
 * it ran. Returns those that change, by id; nothing for almost every trace, which costs one look at each span.
 */
export function inferFromFamilies(spans: SpanSet): ReadonlyMap<SpanId, SpanRecord> {
  const families = findFamilies(spans);
  if (families.length === 0) return NO_CHANGES;
  const changed = new Map<SpanId, SpanRecord>();
  for (const { parent, children } of families) {
    const completed = parent.type === 'TOOL' ? completeTool(parent, children) : completeLoop(parent, children);
    if (completed !== parent) changed.set(parent.spanId, completed);
  }
  return changed;
}

const NO_CHANGES: ReadonlyMap<SpanId, SpanRecord> = new Map();

/** The span below a failed tool that says why; `undefined` when the tool says it itself. */
export function findFailedExecution(tool: SpanRecord, spans: readonly SpanRecord[]): SpanRecord | undefined {
  return spans.find((span) => span.parentSpanId === tool.spanId && isFailedExecution(span, tool));
}

interface Family {
  readonly parent: SpanRecord;
  readonly children: SpanRecord[];
}

function findFamilies(spans: SpanSet): readonly Family[] {
  let families: Map<SpanId, Family> | undefined;
  for (const span of spans.values()) {
    if (!mayBeCompleted(span)) continue;
    families ??= new Map();
    families.set(span.spanId, { parent: span, children: [] });
  }
  if (families === undefined) return [];
  for (const span of spans.values()) {
    if (span.parentSpanId !== null) families.get(span.parentSpanId)?.children.push(span);
  }
  return [...families.values()];
}

function mayBeCompleted({ type, name, status }: SpanRecord): boolean {
  if (type === 'CHAIN') return LOOP_NAME.test(name);
  return type === 'TOOL' && status !== 'ERROR' && /^(?:claude_code|qwen-code)\.tool$/.test(name);
}

function completeTool(tool: SpanRecord, children: readonly SpanRecord[]): SpanRecord {
  return children.some((child) => isFailedExecution(child, tool)) ? { ...tool, status: 'ERROR' } : tool;
}

function isFailedExecution(span: SpanRecord, tool: SpanRecord): boolean {
  return span.status === 'ERROR' && span.name === tool.name + EXECUTION_SUFFIX;
}

function completeLoop(loop: SpanRecord, children: readonly SpanRecord[]): SpanRecord {
  const calls = children.filter(({ name }) => LOOP_CALL.test(name)).length;
  const isAgent = calls > 1 || children.some(({ name }) => name === LOOP_TOOL);
  return isAgent ? { ...loop, type: 'AGENT' } : loop;
}
