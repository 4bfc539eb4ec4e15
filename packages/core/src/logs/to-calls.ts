import type { AgentStep, StepAttributes } from './agent-step.ts';
import { findLastUntil } from './find-last-until.ts';

/** A call put together from all that was logged about it. */
export interface CallDraft {
  readonly kind: 'model' | 'tool';
  readonly key: string;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly attributes: StepAttributes;
  readonly error: string | undefined;
  /** The first step that tells of it. */
  readonly first: AgentStep;
}

/** Expects the steps by time. */
export function toCalls(steps: readonly AgentStep[]): readonly CallDraft[] {
  const calls = mergeByKey(steps);
  const requests = steps.filter(({ kind }) => kind === 'request');
  const contents = steps.filter(({ kind }) => kind === 'content');
  return withContents(withRequests(calls, requests), contents);
}

function mergeByKey(steps: readonly AgentStep[]): readonly CallDraft[] {
  const calls = new Map<string, CallDraft>();
  for (const step of steps) {
    const { kind, key } = step;
    if (kind !== 'model' && kind !== 'tool') continue;
    const identity = `${kind}\n${key}`;
    const known = calls.get(identity);
    calls.set(identity, known === undefined ? { ...step, kind, error: step.error, first: step } : addStep(known, step));
  }
  return [...calls.values()].toSorted((left, right) => compareTimes(left.endUnixNano, right.endUnixNano));
}

function addStep(call: CallDraft, step: AgentStep): CallDraft {
  return {
    ...call,
    startUnixNano: min(call.startUnixNano, step.startUnixNano),
    endUnixNano: step.endUnixNano > call.endUnixNano ? step.endUnixNano : call.endUnixNano,
    attributes: { ...step.attributes, ...call.attributes },
    error: call.error ?? step.error,
  };
}

/** A request belongs to the first call that ends after it; of several before one call the last was not a failed attempt. */
function withRequests(calls: readonly CallDraft[], requests: readonly AgentStep[]): readonly CallDraft[] {
  let next = 0;
  return calls.map((call) => {
    if (call.kind !== 'model') return call;
    let request: AgentStep | undefined;
    for (; next < requests.length; next += 1) {
      const candidate = requests[next];
      if (candidate === undefined || candidate.startUnixNano > call.endUnixNano) break;
      request = candidate;
    }
    if (request === undefined) return call;
    return {
      ...call,
      startUnixNano: min(call.startUnixNano, request.startUnixNano),
      attributes: { ...request.attributes, ...call.attributes },
    };
  });
}

/** What was said beside a call is given to the model call that ended nearest to it; `calls` are sorted by their ends. */
function withContents(calls: readonly CallDraft[], contents: readonly AgentStep[]): readonly CallDraft[] {
  if (contents.length === 0) return calls;
  const extended = [...calls];
  const places = [...calls.keys()].filter((index) => calls[index]?.kind === 'model');
  const ends = places.map((index) => calls[index]?.endUnixNano ?? 0n);
  for (const content of contents) {
    const place = places[findNearest(ends, content.endUnixNano)];
    const call = place === undefined ? undefined : extended[place];
    if (call === undefined || place === undefined) continue;
    // The full record is better than what the short one cut off.
    extended[place] = { ...call, attributes: { ...call.attributes, ...content.attributes } };
  }
  return extended;
}

/** Of equally near ones the first; `-1` when there is none. */
function findNearest(timesUnixNano: readonly bigint[], timeUnixNano: bigint): number {
  const after = findLastUntil(timesUnixNano, timeUnixNano - 1n) + 1;
  const next = timesUnixNano[after];
  const last = timesUnixNano[after - 1];
  if (last === undefined) return next === undefined ? -1 : after;
  if (next !== undefined && next - timeUnixNano < timeUnixNano - last) return after;
  return findLastUntil(timesUnixNano, last - 1n) + 1;
}

function min(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function compareTimes(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
