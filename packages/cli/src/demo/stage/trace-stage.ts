import type { Attributes, DemoEvent, DemoSpan, DemoTrace, Source } from './demo-trace.ts';
import type { SeededRandom } from './seeded-random.ts';

const NANO_PER_MS = 1e6;

export interface Failure {
  readonly type: string;
  readonly message: string;
  /** Frames of the stack as Node writes them, without `at`, innermost first. */
  readonly stack?: readonly string[];
}

export interface SpanOptions {
  readonly name: string;
  readonly kind?: DemoSpan['kind'];
  readonly attributes?: Attributes;
  /** Time the span spends on its own, after what happens inside it. */
  readonly takesMs?: number;
  /** The span gets an exception event too. */
  readonly failure?: Failure;
  /** It has started and not ended: an exporter has not sent it. */
  readonly isOpen?: boolean;
}

/** A span while the play goes on: what is known only at its end can still be said. */
export interface SpanOnStage {
  /** Milliseconds since the span started. */
  elapsedMs(): number;
  add(attributes: Attributes): void;
  addEvent(name: string, attributes: Attributes): void;
}

/** Plays one trace: spans nest as the functions do, and time passes only when somebody lets it. */
export interface TraceStage {
  readonly random: SeededRandom;
  /** Runs `inside` within a new span. */
  span(options: SpanOptions, inside?: (span: SpanOnStage) => void): void;
  wait(ms: number): void;
  /** All begin now; time goes on when the last one is done. */
  parallel(branches: readonly (() => void)[]): void;
  /** What happens inside is recorded by another process. */
  within(source: Source, inside: () => void): void;
  /** Nanoseconds since the epoch. */
  nowUnixNano(): bigint;
  finish(): DemoTrace;
}

export interface TraceStageOptions {
  readonly traceId: string;
  readonly random: SeededRandom;
  readonly source: Source;
  readonly startUnixNano: bigint;
}

/** Opens an empty stage at a moment in time. */
export function createTraceStage({ traceId, random, ...first }: TraceStageOptions): TraceStage {
  const spans: DemoSpan[] = [];
  let { source, startUnixNano: now } = first;
  let parentSpanId: string | undefined;

  const wait = (ms: number): void => {
    // Real clocks never stop at a whole microsecond.
    now += BigInt(Math.round(ms * NANO_PER_MS)) + BigInt(random.between(0, 999));
  };

  const span: TraceStage['span'] = (options, inside) => {
    const spanId = random.hex(16);
    const opened = { parentSpanId, source, startUnixNano: now };
    const events: DemoEvent[] = [];
    let attributes = options.attributes ?? {};
    const addEvent = (name: string, of: Attributes): void => {
      events.push({ name, timeUnixNano: now, attributes: of });
    };
    parentSpanId = spanId;
    inside?.({
      elapsedMs: () => Number(now - opened.startUnixNano) / NANO_PER_MS,
      add: (more) => {
        attributes = { ...attributes, ...more };
      },
      addEvent,
    });
    wait(options.takesMs ?? random.fraction() * 3);
    if (options.failure) {
      addEvent('exception', toException(options.failure));
    }
    parentSpanId = opened.parentSpanId;
    if (options.isOpen === true) return;
    const { name, kind = 'internal' } = options;
    spans.push({
      spanId,
      name,
      kind,
      ...opened,
      endUnixNano: now,
      attributes,
      events,
      failure: options.failure?.message,
    });
  };

  return {
    random,
    span,
    wait,
    parallel: (branches) => {
      const startUnixNano = now;
      let latest = now;
      for (const branch of branches) {
        now = startUnixNano;
        branch();
        if (now > latest) latest = now;
      }
      now = latest;
    },
    within: (other, inside) => {
      const outer = source;
      source = other;
      inside();
      source = outer;
    },
    nowUnixNano: () => now,
    finish: () => ({ traceId, spans: spans.toSorted((a, b) => Number(a.endUnixNano - b.endUnixNano)) }),
  };
}

function toException({ type, message, stack }: Failure): Attributes {
  return {
    'exception.type': type,
    'exception.message': message,
    ...(stack && {
      'exception.stacktrace': [`${type}: ${message}`, ...stack.map((frame) => `    at ${frame}`)].join('\n'),
    }),
  };
}
