import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FIXTURES = new URL('../../../../fixtures/otlp/', import.meta.url);

/** One request as an exporter of a real package sent it, inflated. */
export interface RecordedBody {
  /** e.g. `voltagent/003` */
  readonly name: string;
  readonly signal: 'traces' | 'logs' | 'metrics';
  readonly format: 'protobuf' | 'json';
  readonly bytes: Uint8Array;
}

interface RecordedRequest {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everything recorded, in a stable order. */
export function readRecordedBodies(wanted: Partial<Pick<RecordedBody, 'signal' | 'format'>> = {}): RecordedBody[] {
  const bodies = readdirSync(FIXTURES)
    .sort()
    .flatMap((framework) =>
      readdirSync(new URL(`${framework}/`, FIXTURES))
        .filter((file) => /^\d+\.json$/.test(file))
        .sort()
        .map((file) => readBody(framework, file)),
    );
  return bodies.filter(
    ({ signal, format }) => signal === (wanted.signal ?? signal) && format === (wanted.format ?? format),
  );
}

function readBody(framework: string, file: string): RecordedBody {
  const folder = new URL(`${framework}/`, FIXTURES);
  const request = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RecordedRequest;
  const sent = readFileSync(new URL(request.body, folder));
  return {
    name: `${framework}/${file.replace('.json', '')}`,
    signal: toSignal(request.path),
    format: request.headers['content-type']?.startsWith('application/json') === true ? 'json' : 'protobuf',
    bytes: new Uint8Array(request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent),
  };
}

function toSignal(path: string): RecordedBody['signal'] {
  if (path.endsWith('/logs')) return 'logs';
  return path.endsWith('/metrics') ? 'metrics' : 'traces';
}
