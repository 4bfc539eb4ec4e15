import type { SpanDetailBody } from '@gander/api/gander/schemas';
import type { JsonValue } from '@gander/core/json-value';
import { useState } from 'react';

import { SearchField } from '../../../ui/SearchField.tsx';
import { AttributeTable } from './AttributeTable.tsx';
import { filterAttributes } from './filter-attributes.ts';

type Attributes = Readonly<Record<string, JsonValue>>;

/** All attributes as they were sent, of the span, its resource and its scope; one filter for keys and values. */
export function AttributesTab({ detail }: { readonly detail: SpanDetailBody }) {
  const [text, setText] = useState('');
  const { scope } = detail;
  const groups: readonly (readonly [string, Attributes])[] = [
    ['Span', detail.attributes],
    ['Resource', detail.resource],
    [
      'Scope',
      {
        ...(scope.name !== '' && { name: scope.name }),
        ...(scope.version !== '' && { version: scope.version }),
        ...scope.attributes,
      },
    ],
    ...detail.links.map((link, index): readonly [string, Attributes] => [
      `Link ${index + 1}`,
      { traceId: link.traceId, spanId: link.spanId, ...link.attributes },
    ]),
  ];
  const found = groups.map(([title, attributes]) => [title, filterAttributes(attributes, text)] as const);
  const isEmpty = found.every(([, entries]) => entries.length === 0);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="sticky top-0 z-10 border-b border-line bg-surface px-3 py-1.5">
        <SearchField
          label="Filter attributes by key or value"
          placeholder="Filter keys and values"
          value={text}
          onChange={setText}
          delayMs={100}
        />
      </div>
      {isEmpty && (
        <p className="p-4 text-ink-faint">{text === '' ? 'This span has no attributes.' : 'No attribute matches.'}</p>
      )}
      {found.map(
        ([title, entries]) => entries.length > 0 && <AttributeTable key={title} title={title} entries={entries} />,
      )}
    </div>
  );
}
