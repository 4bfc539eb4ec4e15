import type { SpanDetailBody, SpanRowBody } from '@gander/api/gander/span-schemas';

import type { TabItem } from '../../../ui/Tabs.tsx';
import type { SpanTab } from '../url.ts';

export interface SpanTabsInput {
  readonly row: SpanRowBody | undefined;
  readonly detail: SpanDetailBody | undefined;
  readonly logCount: number;
  /** How much is said about the span, as far as it is known. */
  readonly feedbackCount: number;
  /** The one that is shown is there even when it is empty: a link may lead to it. */
  readonly tab: SpanTab;
}

const MODEL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);

/** The tabs that a span has something for. */
export function listSpanTabs({
  row,
  detail,
  logCount,
  feedbackCount,
  tab,
}: SpanTabsInput): readonly TabItem<SpanTab>[] {
  const type = detail?.normalized.type ?? row?.type ?? '';
  const linkCount = detail?.links.length ?? 0;
  const isShown = (name: SpanTab, hasContent: boolean) => hasContent || tab === name;
  return [
    { value: 'overview', label: 'Overview' },
    ...(isShown('context', MODEL_TYPES.has(type)) ? [{ value: 'context', label: 'Context' } as const] : []),
    { value: 'attributes', label: 'Attributes', note: detail && Object.keys(detail.attributes).length },
    { value: 'events', label: 'Events', note: detail && detail.events.length },
    ...(isShown('links', linkCount > 0) ? [{ value: 'links', label: 'Links', note: linkCount } as const] : []),
    ...(isShown('logs', logCount > 0) ? [{ value: 'logs', label: 'Logs', note: logCount } as const] : []),
    { value: 'feedback', label: 'Feedback', note: feedbackCount === 0 ? undefined : feedbackCount },
    { value: 'raw', label: 'Raw' },
  ];
}
