import type { OtlpSignal } from '../ingest/ingest-request.ts';

/** Upper bounds in seconds; the last bucket is `+Inf`. */
const COMMIT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;
const SIGNALS: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];

export interface Gauges {
  readonly queueBytes: number;
  readonly queueRequests: number;
  readonly liveReaders: number;
}

/** Counters of one server, written out in the Prometheus text format. */
export class ServerMetrics {
  readonly #accepted: Record<OtlpSignal, number> = { traces: 0, logs: 0, metrics: 0 };
  readonly #rejected: Record<OtlpSignal, number> = { traces: 0, logs: 0, metrics: 0 };
  readonly #requests = new Map<string, number>();
  readonly #commitCounts: number[] = COMMIT_BUCKETS.map(() => 0);
  #commits = 0;
  #commitSeconds = 0;

  countItems(
    signal: OtlpSignal,
    { accepted, rejected }: { readonly accepted: number; readonly rejected: number },
  ): void {
    this.#accepted[signal] += accepted;
    this.#rejected[signal] += rejected;
  }

  countRequest(route: string, status: number): void {
    const key = `route="${route}",status="${status}"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
  }

  observeCommit(durationMs: number): void {
    const seconds = durationMs / 1000;
    this.#commits += 1;
    this.#commitSeconds += seconds;
    for (const [index, bound] of COMMIT_BUCKETS.entries()) {
      if (seconds <= bound) this.#commitCounts[index] = (this.#commitCounts[index] ?? 0) + 1;
    }
  }

  render(gauges: Gauges): string {
    const usage = process.resourceUsage();
    return [
      ...metric('gander_otlp_accepted_total', 'counter', 'Spans, log records and data points acknowledged.'),
      ...SIGNALS.map((signal) => `gander_otlp_accepted_total{signal="${signal}"} ${this.#accepted[signal]}`),
      ...metric('gander_otlp_rejected_total', 'counter', 'Spans and log records refused one by one.'),
      ...SIGNALS.map((signal) => `gander_otlp_rejected_total{signal="${signal}"} ${this.#rejected[signal]}`),
      ...metric('gander_http_requests_total', 'counter', 'Requests answered, by route and status.'),
      ...[...this.#requests].map(([labels, count]) => `gander_http_requests_total{${labels}} ${count}`),
      ...metric('gander_commit_seconds', 'histogram', 'Time of one durable transaction.'),
      ...COMMIT_BUCKETS.map(
        (bound, index) => `gander_commit_seconds_bucket{le="${bound}"} ${this.#commitCounts[index] ?? 0}`,
      ),
      `gander_commit_seconds_bucket{le="+Inf"} ${this.#commits}`,
      `gander_commit_seconds_sum ${this.#commitSeconds}`,
      `gander_commit_seconds_count ${this.#commits}`,
      ...gauge('gander_ingest_queue_bytes', 'Bytes of bodies between arrival and commit.', gauges.queueBytes),
      ...gauge('gander_ingest_queue_requests', 'Requests between arrival and commit.', gauges.queueRequests),
      ...gauge('gander_live_readers', 'Open live streams.', gauges.liveReaders),
      ...gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
      ...metric('process_cpu_seconds_total', 'counter', 'CPU time of all threads.'),
      `process_cpu_seconds_total ${(usage.userCPUTime + usage.systemCPUTime) / 1e6}`,
      '',
    ].join('\n');
  }
}

function metric(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function gauge(name: string, help: string, value: number): string[] {
  return [...metric(name, 'gauge', help), `${name} ${value}`];
}
