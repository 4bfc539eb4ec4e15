import type { SpanContextBody } from '@gander/api/gander/context-schemas';

import { formatCount } from '../../../format/tokens.ts';
import { useTracePlace } from '../trace-place.ts';
import { CONTEXT_KIND_LOOKS } from './context-kind-looks.ts';

/** How far the prompt is the one of the call before, and where it first differs. */
export function ContextDifference({ context }: { readonly context: SpanContextBody }) {
  const { change } = useTracePlace();
  const { previous, inputTokens, cacheReadTokens } = context;
  if (previous === null) {
    return (
      <p className="text-xs text-ink-faint">
        No earlier call of its agent in this trace begins the same: nothing to compare.
      </p>
    );
  }
  const percent = Math.round((previous.sharedTokens / Math.max(1, inputTokens)) * 100);
  return (
    <section aria-label="Since the previous call" className="flex shrink-0 flex-col gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-xs font-semibold text-ink-soft">
        Since the previous call
        <button
          type="button"
          onClick={() => {
            change({ span: previous.spanId }, true);
          }}
          className="truncate font-normal text-accent-ink hover:underline"
        >
          {previous.name}
        </button>
      </h3>
      <div aria-hidden className="flex h-1.5 overflow-hidden rounded bg-line">
        <span className="h-full bg-ok" style={{ width: `${Math.min(100, percent)}%` }} />
      </div>
      <p className="tabular">
        {previous.sharedTokens === 0
          ? 'A different prompt: it differs from the beginning.'
          : `The first ${formatCount(previous.sharedTokens)} tokens are the same (${percent}%): as much as a prompt cache can reuse.`}
        {cacheReadTokens !== null && previous.sharedTokens > 0 && (
          <span className="text-ink-soft"> The provider read {formatCount(cacheReadTokens)} from its cache.</span>
        )}
      </p>
      {previous.firstDifference === undefined ? (
        <p className="text-xs text-ink-faint">Nothing that was sent before has changed; the prompt only grew.</p>
      ) : (
        <FirstDifference context={context} difference={previous.firstDifference} />
      )}
    </section>
  );
}

type Difference = NonNullable<NonNullable<SpanContextBody['previous']>['firstDifference']>;

function FirstDifference({ context, difference }: { context: SpanContextBody; difference: Difference }) {
  const { index, offset, before, after } = difference;
  const item = context.items[index];
  const place = item === undefined ? 'at its end' : `in ${toPlace(item)}`;
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <p className="border-b border-line bg-sunken px-3 py-1 text-xs text-ink-soft">
        First difference {place}
        {offset > 0 && `, after ${formatCount(offset)} characters`}
      </p>
      <dl className="divide-y divide-line font-mono text-xs leading-5">
        {(
          [
            ['before', '−', before, 'text-error'],
            ['now', '+', after, 'text-ok'],
          ] as const
        ).map(([name, sign, text, className]) => (
          <div key={name} className="flex gap-2 px-3 py-1.5">
            <dt className={className} title={name}>
              <span aria-hidden>{sign}</span>
              <span className="sr-only">{name}</span>
            </dt>
            <dd className="wrap-any min-w-0">
              {text === '' ? <i className="text-ink-faint">nothing</i> : <Excerpt text={text} offset={offset} />}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The server gives this much of what is still the same, and a sign where something is left out before. */
const LEAD_CHARS = 40;

function Excerpt({ text, offset }: { readonly text: string; readonly offset: number }) {
  const lead = offset > LEAD_CHARS ? LEAD_CHARS + 1 : offset;
  return (
    <>
      <span className="text-ink-faint">{text.slice(0, lead)}</span>
      {text.slice(lead)}
    </>
  );
}

function toPlace({ kind, role, messageIndex }: SpanContextBody['items'][number]): string {
  if (messageIndex === undefined) return 'the tool definitions';
  return kind === 'system'
    ? 'the system prompt'
    : `message ${messageIndex + 1} (${role ?? CONTEXT_KIND_LOOKS[kind].label})`;
}
