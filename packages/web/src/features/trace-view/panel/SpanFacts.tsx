import type { SpanDetailBody } from '@gander/api/gander/schemas';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime } from '../../../format/time.ts';
import { NameText } from '../../../ui/NameText.tsx';

/** The span's names and figures, those that are known, in as few lines as they need: what was said matters more. */
export function SpanFacts({ detail }: { readonly detail: SpanDetailBody }) {
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-5 gap-y-1 text-xs">
      {listFacts(detail).map(([name, value]) => (
        <div key={name} className="flex max-w-full min-w-0 gap-1.5">
          <dt className="shrink-0 text-ink-faint">{name}</dt>
          <dd className="tabular wrap-any">
            <NameText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Fact = readonly [name: string, value: string | undefined | null | false];

function listFacts(detail: SpanDetailBody): readonly (readonly [string, string])[] {
  const facts = [...listModelFacts(detail), ...listSpanFacts(detail)];
  return facts.filter((fact): fact is readonly [string, string] => typeof fact[1] === 'string' && fact[1] !== '');
}

function listModelFacts({ normalized }: SpanDetailBody): readonly Fact[] {
  const { model, provider, agent, tool, finishReasons, timeToFirstTokenMs } = normalized;
  const answered = model?.response !== undefined && model.response !== model.request ? model.response : undefined;
  return [
    ['Model', model?.request ?? model?.response],
    ['Answered by', model?.request !== undefined && answered],
    ['Provider', provider],
    ['Agent', agent?.name ?? agent?.id],
    ['Tool', tool?.name],
    ['Call id', tool?.callId],
    ['Finished', finishReasons !== undefined && finishReasons.length > 0 && finishReasons.join(', ')],
    ['First token', timeToFirstTokenMs !== undefined && formatDuration(timeToFirstTokenMs)],
  ];
}

function listSpanFacts({ span, normalized }: SpanDetailBody): readonly Fact[] {
  const { framework, subtype, tags, sessionId, userId } = normalized;
  return [
    ['Started', formatExactTime(span.startUnixNano)],
    ['Duration', span.endUnixNano !== null && formatDuration(toDurationMs(span.startUnixNano, span.endUnixNano))],
    ['Kind', subtype],
    ['Service', span.serviceName],
    ['Session', sessionId],
    ['User', userId],
    ['Tags', tags.length > 0 && tags.join(', ')],
    ['Convention', framework],
  ];
}
