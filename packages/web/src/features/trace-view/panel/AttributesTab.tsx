import type { SpanDetailBody } from '@gander/api/gander/span-schemas';
import type { JsonValue } from '@gander/core/json-value';
import { useState } from 'react';

import { SearchField } from '../../../ui/SearchField.tsx';
import { AttributeTable } from './AttributeTable.tsx';
import { filterAttributes } from './filter-attributes.ts';
import type { ValuePath } from './span-values.ts';

type Attributes = Readonly<Record<string, JsonValue>>;

/** All attributes as they were sent, of the span, its resource and its scope; one filter for keys and values. */
export function AttributesTab({ detail }: { readonly detail: SpanDetailBody }) {
  const [text, setText] = useState('');
  const { scope } = detail;
  const groups: readonly (readonly [title: string, attributes: Attributes, path: ValuePath])[] = [
    ['Span', detail.attributes, ['attributes']],
    ['Resource', detail.resource, ['resource']],
    [
      'Scope',
      {
        ...(scope.name !== '' && { name: scope.name }),
        ...(scope.version !== '' && { version: scope.version }),
        ...scope.attributes,
      },
      ['scope', 'attributes'],
    ],
  ];
  const found = groups.map(([title, attributes, path]) => ({
    title,
    path,
    entries: filterAttributes(attributes, text),
  }));
  const isEmpty = found.every(({ entries }) => entries.length === 0);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-line bg-surface px-3 py-1.5">
        <SearchField
          label="Filter attributes by key or value"
          placeholder="Filter keys and values"
          value={text}
          onChange={setText}
          delayMs={100}
        />
      </div>
      <div
        tabIndex={0}
        role="region"
        aria-label="Attributes"
        className="min-h-0 flex-1 overflow-y-auto pb-3 -outline-offset-2"
      >
        {isEmpty && (
          <p className="p-4 text-ink-faint">{text === '' ? 'This span has no attributes.' : 'No attribute matches.'}</p>
        )}
        {found.map(
          ({ title, entries, path }) =>
            entries.length > 0 && <AttributeTable key={title} title={title} entries={entries} path={path} />,
        )}
      </div>
    </div>
  );
}
