import { Undo2 } from 'lucide-react';

import { toFailure } from '../../app/to-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { ToastFrame } from '../../ui/ToastFrame.tsx';
import { toShortText, ValueChip } from './FeedbackValue.tsx';
import { listKeyedValues } from './labels/keyed-values.ts';
import type { Label } from './labels/label.ts';
import type { GivenScore } from './given-score.ts';

/** What became of a key. */
export type ScoreStory =
  | { readonly kind: 'given'; readonly given: GivenScore }
  | { readonly kind: 'refused'; readonly key: string; readonly label: Label }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ScoreNoticeProps {
  readonly story: ScoreStory;
  /** That the reader looks at. */
  readonly traceId: string;
  readonly onUndo: (given: GivenScore) => void;
  readonly onClose: () => void;
}

const SHOWN_MS = 6000;

/** Says what a key did, and takes it back. */
export function ScoreNotice({ story, traceId, onUndo, onClose }: ScoreNoticeProps) {
  return (
    <ToastFrame
      isAlert={story.kind === 'failed'}
      subject={story}
      shownMs={story.kind === 'failed' ? undefined : SHOWN_MS}
      onClose={onClose}
    >
      {story.kind === 'given' && (
        <>
          <bdi className="min-w-0 truncate">{story.given.name}</bdi>
          <ValueChip value={story.given.value} />
          <span className="shrink-0 text-xs text-ink-faint">{toPlace(story.given, traceId)}</span>
          <Button
            look="quiet"
            className="text-accent-ink"
            onClick={() => {
              onUndo(story.given);
            }}
          >
            <Undo2 size={14} aria-hidden />
            Undo
          </Button>
        </>
      )}
      {story.kind === 'refused' && <span className="wrap-any">{explainRefusal(story)}</span>}
      {story.kind === 'failed' && <span className="wrap-any text-error">{toFailure(story.error).message}</span>}
    </ToastFrame>
  );
}

function toPlace({ traceId, spanId }: GivenScore, shownTraceId: string): string {
  if (traceId !== shownTraceId) return 'on another trace';
  return spanId === undefined ? 'on the trace' : 'on the span';
}

const MAX_NAMED = 5;

/** Which keys the label has. */
function explainRefusal({ key, label }: Extract<ScoreStory, { kind: 'refused' }>): string {
  const keyed = listKeyedValues(label.scale);
  if (keyed.length === 0) return `Nothing given: “${label.name}” is typed. Press e to open the feedback.`;
  const last = keyed.at(-1)?.key ?? '1';
  const keys =
    label.scale.type === 'scale' || keyed.length > MAX_NAMED
      ? `the keys 1 to ${last}`
      : keyed.map((one) => `${one.key} ${toShortText(one.value)}`).join(', ');
  return `Nothing given: ${key} is no value of “${label.name}”, which has ${keys}.`;
}
