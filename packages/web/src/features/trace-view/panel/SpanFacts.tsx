import type { SpanDetailBody } from '@gander/api/gander/span-schemas';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime, formatMillisecondTime } from '../../../format/time.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface SpanFactsProps {
  readonly detail: SpanDetailBody;
  /** `model`: who answered, and how it ended, which one reads first. `span`: when, where and for whom. */
  readonly about: 'model' | 'span';
}

/** The span's names and figures, those that are known, in as few lines as they need: what was said matters more. */
export function SpanFacts({ detail, about }: SpanFactsProps) {
  const facts = listFacts(about === 'model' ? listModelFacts(detail) : listSpanFacts(detail));
  if (facts.length === 0) return null;
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-5 gap-y-1 text-xs">
      {facts.map(([name, value, exact]) => (
        <div key={name} title={exact} className="flex max-w-full min-w-0 gap-1.5">
          <dt className="shrink-0 text-ink-faint">{name}</dt>
          <dd className="tabular wrap-any">
            <NameText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `exact` is shown on hover, where the value says less than is known. */
type Fact = readonly [name: string, value: string | undefined | null | false, exact?: string];
type KnownFact = readonly [name: string, value: string, exact?: string];

function listFacts(facts: readonly Fact[]): readonly KnownFact[] {
  return facts.filter((fact): fact is KnownFact => typeof fact[1] === 'string' && fact[1] !== '');
}

function listModelFacts({ normalized }: SpanDetailBody): readonly Fact[] {
  const { model, provider, agent, finishReasons, timeToFirstTokenMs } = normalized;
  const answered = model?.response !== undefined && model.response !== model.request ? model.response : undefined;
  return [
    ['Model', model?.request ?? model?.response],
    ['Answered by', model?.request !== undefined && answered],
    ['Provider', provider],
    ['Agent', agent?.name ?? agent?.id],
    ['Finished', finishReasons !== undefined && finishReasons.length > 0 && finishReasons.join(', ')],
    ['First token', timeToFirstTokenMs !== undefined && formatDuration(timeToFirstTokenMs)],
  ];
}

function listSpanFacts({ span, normalized }: SpanDetailBody): readonly Fact[] {
  const { framework, subtype, tool, tags, sessionId, userId } = normalized;
  return [
    ['Started', formatMillisecondTime(span.startUnixNano), formatExactTime(span.startUnixNano)],
    ['Duration', span.endUnixNano !== null && formatDuration(toDurationMs(span.startUnixNano, span.endUnixNano))],
    ['Tool', tool?.name],
    ['Call id', tool?.callId],
    ['Kind', subtype],
    ['Service', span.serviceName],
    ['Session', sessionId],
    ['User', userId],
    ['Tags', tags.length > 0 && tags.join(', ')],
    ['Convention', framework],
  ];
}
