import type { NormalizedSpanBody } from '@gander/api/gander/span-schemas';

import { ValueBlock } from './ValueBlock.tsx';

const MAX_SHORT_CHARS = 60;

/** What the model was asked to keep to: short settings in a line, the others on demand. */
export function ModelParameters({ params }: { readonly params: NonNullable<NormalizedSpanBody['params']> }) {
  const entries = Object.entries(params);
  const isShort = (value: unknown) => (JSON.stringify(value) ?? '').length <= MAX_SHORT_CHARS;
  const short = entries.filter(([, value]) => isShort(value));
  const long = entries.filter(([, value]) => !isShort(value));
  return (
    <>
      {short.length > 0 && (
        <dl aria-label="Parameters" className="flex shrink-0 flex-wrap gap-1.5 text-2xs">
          {short.map(([name, value]) => (
            <div key={name} className="flex gap-1 rounded bg-sunken px-1.5 py-0.5">
              <dt className="text-ink-faint">{name}</dt>
              <dd className="wrap-any tabular font-mono">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {long.map(([name, value]) => (
        <ValueBlock
          key={name}
          label={`Parameter ${name}`}
          value={value}
          path={['normalized', 'params', name]}
          isFolded
        />
      ))}
    </>
  );
}
