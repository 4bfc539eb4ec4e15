import { SPAN_TYPES, type SpanType } from '@gander/core/span-type';
import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';

import { toSpanTypeLook } from '../span-type-look.ts';

// Elements that are made once: a row that gets the text of another one keeps its icons without looking into them.

export const OPEN_ICON = <ChevronDown size={13} />;
export const CLOSED_ICON = <ChevronRight size={13} />;
export const ERROR_ICON = <CircleAlert size={13} aria-label="Error" className="shrink-0 text-error" />;

const TYPE_ICONS: ReadonlyMap<string, ReactElement> = new Map(SPAN_TYPES.map((type) => [type, drawTypeIcon(type)]));

export function toTypeIcon(type: SpanType): ReactElement {
  return TYPE_ICONS.get(type) ?? drawTypeIcon(type);
}

function drawTypeIcon(type: SpanType): ReactElement {
  const { icon: Icon, label, textClass } = toSpanTypeLook(type);
  return <Icon size={14} aria-label={label} className={`shrink-0 ${textClass}`} />;
}
