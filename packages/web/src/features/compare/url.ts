/** What the URL of a comparison says. Absent is the default, so that plain links stay plain. */
export interface CompareUrl {
  /** The trace on the left, and the one it is compared with. */
  readonly a?: string;
  readonly b?: string;
  /** The selected spans: of a pair both, of a span that stands alone its own. */
  readonly left?: string;
  readonly right?: string;
  /** `1` shows only what is different. */
  readonly only?: '1';
  readonly layout?: 'split';
  readonly tab?: CompareTab;
}

export const COMPARE_TABS = ['content', 'attributes'] as const;
export type CompareTab = (typeof COMPARE_TABS)[number];

const MAX_ID_CHARS = 250;

export function parseCompareUrl(search: Record<string, unknown>): CompareUrl {
  const { a, b, left, right, only, layout, tab } = search;
  const knownTab = COMPARE_TABS.find((name) => name === tab && name !== 'content');
  return {
    ...(isTraceId(a) && { a }),
    ...(isTraceId(b) && { b }),
    ...(isSpanId(left) && { left }),
    ...(isSpanId(right) && { right }),
    ...((only === '1' || only === 1) && { only: '1' }),
    ...(layout === 'split' && { layout }),
    ...(knownTab !== undefined && { tab: knownTab }),
  };
}

function isTraceId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_CHARS;
}

function isSpanId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
}
