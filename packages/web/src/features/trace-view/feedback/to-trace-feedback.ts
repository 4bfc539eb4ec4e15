import type { FeedbackEntry } from '../../feedback/feedback-entry.ts';
import { toShortText } from '../../feedback/FeedbackValue.tsx';
import { toVerdict } from '../../feedback/verdict.ts';

/** What is said about a span, in short. */
export interface SpanFeedback {
  readonly count: number;
  /** Bad where anything is, good where everything that judges says so. */
  readonly verdict: 'good' | 'bad' | undefined;
  /** `correctness: no`, one after the other. */
  readonly text: string;
}

export interface TraceFeedback {
  /** Of the trace and of all its spans. */
  readonly count: number;
  readonly bySpan: ReadonlyMap<string, SpanFeedback>;
}

export const NO_FEEDBACK: TraceFeedback = { count: 0, bySpan: new Map() };

/** As much as the summary of a trace tells: how much there is, and not where. */
export function toFeedbackOfSummary(summaries: readonly { readonly count: number }[]): TraceFeedback {
  return { ...NO_FEEDBACK, count: summaries.reduce((sum, { count }) => sum + count, 0) };
}

/** What holds of all that is said about a trace: entries that another one replaced do not count. */
export function toTraceFeedback(entries: readonly FeedbackEntry[]): TraceFeedback {
  const valid = entries.filter(({ isValid }) => isValid);
  const bySpan = new Map<string, SpanFeedback>();
  for (const [spanId, said] of Map.groupBy(valid, (entry) => entry.spanId)) {
    if (spanId !== undefined) bySpan.set(spanId, toSpanFeedback(said));
  }
  return { count: valid.length, bySpan };
}

function toSpanFeedback(entries: readonly FeedbackEntry[]): SpanFeedback {
  // What is expected says nothing of what came.
  const verdicts = entries.filter(({ kind }) => kind === 'feedback').map(({ value }) => toVerdict(value));
  const isBad = verdicts.includes(false) || entries.some(({ kind }) => kind === 'issue');
  return {
    count: entries.length,
    verdict: isBad ? 'bad' : verdicts.includes(true) ? 'good' : undefined,
    text: entries.map(toText).join('\n'),
  };
}

function toText({ kind, name, value, error }: FeedbackEntry): string {
  if (kind === 'issue') return `issue: ${toShortText(value)}`;
  const said = error !== undefined && value === null ? 'failed' : toShortText(value);
  return `${name}: ${kind === 'expectation' ? `${said} (expected)` : said}`;
}
