import type { RestatedTrace } from './restated-queries.ts';

/** A trace that is to be indexed anew. */
export interface DueTrace extends RestatedTrace {
  /** Of payload and logs, before compression. */
  readonly bytes: number;
}

/** Reading so much again costs less than waiting. */
const SMALL_BYTES = 256 * 1024;
/** Nothing has changed for so long: the trace may have come to its end. */
const QUIET_MS = 10_000;
/** A long trace is not measured more often. */
const MEASURE_MS = 2_000;
/** Traces that are remembered. One that is forgotten is indexed once more than it had to be. */
const MAX_TRACES = 1000;

interface Known {
  /** As it was when it was looked at last, and since when it has been so. */
  readonly lastNo: bigint;
  readonly bytes: number;
  readonly sinceMs: number;
  readonly measuredMs: number;
  /** What it had when it was indexed last; 0 for never. */
  readonly indexedBytes: number;
}

/**
 * When a trace is indexed anew that has changed since. All of it is read for that: a long one that logs keep coming for would be read
 * once per delivery. It waits until it is twice as long, or nothing comes any more, which together costs about twice what it has.
 * Searches look into a trace that waits.
 */
export class RestateSchedule {
  readonly #known = new Map<bigint, Known>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Those that need not wait any longer. */
  async pickDue(
    restated: readonly RestatedTrace[],
    readBytes: (traceKey: bigint) => Promise<number>,
  ): Promise<readonly DueTrace[]> {
    const due: DueTrace[] = [];
    for (const trace of restated) {
      const known = await this.#look(trace, readBytes);
      const { bytes, indexedBytes, sinceMs } = known;
      const isDue = bytes <= SMALL_BYTES || bytes >= 2 * indexedBytes || this.#nowMs() - sinceMs >= QUIET_MS;
      if (isDue) due.push({ ...trace, bytes });
    }
    return due;
  }

  /** Says that they are being indexed. */
  markIndexed(due: readonly DueTrace[]): void {
    for (const { traceKey, bytes } of due) {
      const known = this.#known.get(traceKey);
      if (known !== undefined) this.#known.set(traceKey, { ...known, indexedBytes: bytes });
    }
  }

  async #look({ traceKey, lastNo }: RestatedTrace, readBytes: (traceKey: bigint) => Promise<number>): Promise<Known> {
    const before = this.#known.get(traceKey);
    if (before?.lastNo === lastNo) return before;
    const nowMs = this.#nowMs();
    const isMeasured = before !== undefined && before.bytes > SMALL_BYTES && nowMs - before.measuredMs < MEASURE_MS;
    const known: Known = {
      lastNo,
      bytes: isMeasured ? before.bytes : await readBytes(traceKey),
      sinceMs: nowMs,
      measuredMs: isMeasured ? before.measuredMs : nowMs,
      indexedBytes: before?.indexedBytes ?? 0,
    };
    this.#known.delete(traceKey);
    this.#known.set(traceKey, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_TRACES && oldest !== undefined) this.#known.delete(oldest);
    return known;
  }
}
