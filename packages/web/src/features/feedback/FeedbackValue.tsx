import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { Star, ThumbsDown, ThumbsUp, TriangleAlert } from 'lucide-react';

import { JsonViewer } from '../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../ui/LongText.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { toVerdict } from './verdict.ts';

const MAX_CHIP_CHARS = 60;

/** What is said, in the form in which it was meant: a thumb, a score, a label, a text, or JSON. */
export function FeedbackValue({ entry }: { readonly entry: Pick<FeedbackEntry, 'kind' | 'value' | 'error'> }) {
  const { kind, value, error } = entry;
  if (error !== undefined && value === null) {
    return (
      <span className="inline-flex items-center gap-1.5 font-medium text-error">
        <TriangleAlert size={14} aria-hidden />
        No value: {error.code === '' ? 'it failed' : error.code}
      </span>
    );
  }
  if (typeof value === 'object' && value !== null) {
    return (
      <div className="overflow-hidden rounded-md border border-line">
        <JsonViewer label="Value" value={value} isPlain />
      </div>
    );
  }
  if (kind === 'expectation' || (typeof value === 'string' && value.length > MAX_CHIP_CHARS)) {
    return <LongText text={String(value)} className="rounded-md bg-sunken px-2 py-1" />;
  }
  return <ValueChip value={value} />;
}

/** A value that fits on a line. */
export function ValueChip({ value }: { readonly value: JsonValue }) {
  const verdict = toVerdict(value);
  const Icon = typeof value === 'number' ? Star : verdict === true ? ThumbsUp : verdict === false ? ThumbsDown : null;
  return (
    <span
      className={clsx(
        'tabular inline-flex max-w-full items-center gap-1 rounded px-1.5 py-0.5 text-xs font-medium',
        verdict === true && 'bg-ok-bg text-ok',
        verdict === false && 'bg-error-bg text-error',
        verdict === undefined && 'bg-sunken text-ink',
      )}
    >
      {Icon !== null && <Icon size={12} aria-hidden className="shrink-0" />}
      <bdi className="truncate">{toShortText(value)}</bdi>
    </span>
  );
}

/** A value as a few words. */
export function toShortText(value: JsonValue): string {
  if (typeof value === 'boolean') return value ? 'Good' : 'Bad';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return typeof value === 'string' ? value : value === null ? 'none' : JSON.stringify(value);
}
