import { formatFirstTraceCommand } from './first-trace-command.ts';
import { formatSize } from './format-size.ts';

/** What there is to say about a server that has just started. */
export interface BannerFacts {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** The address it was told to listen on. */
  readonly host: string;
  readonly store: {
    readonly engine: string;
    readonly location: string;
    readonly sizeBytes: number | null;
  };
}

/** The lines a server prints when it is ready: where it is, where the data is, how to send a first trace. */
export function formatBanner({ url, host, store }: BannerFacts): string[] {
  const size = store.sizeBytes === null ? '' : `, ${formatSize(store.sizeBytes)}`;
  return [
    `Gander is at ${url}`,
    `Data is in ${store.location} (${store.engine}${size})`,
    ...(isLoopback(host) ? [] : [openToOthersWarning(host)]),
    '',
    'Send a first trace (paste into another terminal):',
    `  ${formatFirstTraceCommand(url)}`,
    'or run an agent that speaks OpenTelemetry:',
    `  OTEL_EXPORTER_OTLP_ENDPOINT=${url} goose session`,
    '',
    'Ctrl-C stops it.',
  ];
}

function openToOthersWarning(host: string): string {
  return `WARNING: listening on ${host} without authentication: whoever reaches this machine can read and write all traces.`;
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare);
}
