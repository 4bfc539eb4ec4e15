import { parseJson } from '@gander/core/json/maybe-json';
import type { KeyValue } from '@gander/core/key-value';
import type { TraceReport } from '@gander/core/trace-info';
import { TRACE_METADATA, TRACE_TAGS } from '@gander/core/trace-keys';
import type { Usage } from '@gander/core/usage';

export interface ReportSources {
  readonly tags: readonly KeyValue[];
  readonly metadata: readonly KeyValue[];
}

type ReportedFacts = Pick<
  TraceReport,
  'clientRequestId' | 'state' | 'startMs' | 'durationMs' | 'inputPreview' | 'outputPreview'
>;

/** Nothing reported but what tags and metadata say. */
export const NO_FACTS: ReportedFacts = {
  clientRequestId: null,
  state: null,
  startMs: null,
  durationMs: null,
  inputPreview: null,
  outputPreview: null,
};

/** The facts with what tags and metadata say about the trace: its name, session, user and tokens. */
export function toTraceReport(facts: ReportedFacts, { tags, metadata }: ReportSources): TraceReport {
  return {
    ...NO_FACTS,
    ...facts,
    name: findValue(tags, TRACE_TAGS.name),
    sessionId: toPlainText(findValue(metadata, TRACE_METADATA.session)),
    userId: toPlainText(findValue(metadata, TRACE_METADATA.user)),
    usage: toUsage(findValue(metadata, TRACE_METADATA.tokenUsage)),
  };
}

/** True when it says nothing at all, so that the spans have the word again. */
export function isEmptyReport(report: TraceReport): boolean {
  return Object.values(report).every((value) => value === null);
}

function findValue(pairs: readonly KeyValue[], wanted: string): string | null {
  const value = pairs.find(({ key }) => key === wanted)?.value;
  return value === undefined || value === '' ? null : value;
}

/** Some clients send the JSON of the text. */
function toPlainText(text: string | null): string | null {
  if (text === null || !text.startsWith('"')) return text;
  const value = parseJson(text);
  return typeof value === 'string' && value !== '' ? value : text;
}

const USAGE_FIELDS = [
  ['input_tokens', 'inputTokens'],
  ['output_tokens', 'outputTokens'],
  ['total_tokens', 'totalTokens'],
  ['cache_read_input_tokens', 'cacheReadTokens'],
  ['cache_creation_input_tokens', 'cacheWriteTokens'],
] as const;

function toUsage(json: string | null): Usage | null {
  const value = json === null ? undefined : parseJson(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const counts = value as Readonly<Record<string, unknown>>;
  const usage: { -readonly [Key in keyof Usage]: Usage[Key] } = {};
  for (const [name, key] of USAGE_FIELDS) {
    const count = counts[name];
    if (typeof count === 'number' && Number.isFinite(count)) usage[key] = count;
  }
  return Object.keys(usage).length === 0 ? null : usage;
}
