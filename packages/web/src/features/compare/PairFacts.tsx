import type { SpanDetailBody } from '@gander/api/gander/span-schemas';
import type { ReactNode } from 'react';

import { toDiffableText } from '../../ui/diff/to-diffable-text.ts';
import { DeltaText } from './DeltaText.tsx';
import { FIGURE_LOOKS, FIGURES, toFigures } from './figures.ts';

export interface PairFactsProps {
  readonly left: SpanDetailBody | undefined;
  readonly right: SpanDetailBody | undefined;
}

/** What two calls were made with and what they took, beside each other. */
export function PairFacts({ left, right }: PairFactsProps) {
  const before = toFigures(left?.span);
  const after = toFigures(right?.span);
  return (
    <table className="w-full shrink-0 table-fixed text-xs">
      <thead className="sr-only">
        <tr>
          <th scope="col">Fact</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody className="tabular">
        {listFacts(left, right).map(({ name, values: [a, b] }) => (
          <Row key={name} name={name} a={a} b={b}>
            {a !== undefined && b !== undefined && a !== b && <span className="text-busy">differs</span>}
          </Row>
        ))}
        {FIGURES.map((figure) => {
          const { label, format } = FIGURE_LOOKS[figure];
          const [a, b] = [before[figure], after[figure]];
          if (a === undefined && b === undefined) return null;
          return (
            <Row
              key={figure}
              name={label}
              a={a === undefined ? undefined : format(a)}
              b={b === undefined ? undefined : format(b)}
            >
              <DeltaText figure={figure} before={a} after={b} hasPercent />
            </Row>
          );
        })}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly name: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly children: ReactNode;
}

function Row({ name, a, b, children }: RowProps) {
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="w-[22%] py-1 pr-2 text-left font-normal text-ink-faint">
        {name}
      </th>
      <td className="wrap-any py-1 pr-2">{a ?? <span className="text-ink-faint">–</span>}</td>
      <td className="wrap-any py-1 pr-2">{b ?? <span className="text-ink-faint">–</span>}</td>
      <td className="w-[26%] py-1 text-right">{children}</td>
    </tr>
  );
}

interface Fact {
  readonly name: string;
  readonly values: readonly [string | undefined, string | undefined];
}

/** Name, kind, model and state always; parameters where they are not the same. */
function listFacts(left: SpanDetailBody | undefined, right: SpanDetailBody | undefined): readonly Fact[] {
  const fact = (name: string, read: (detail: SpanDetailBody) => string | null | undefined): Fact => ({
    name,
    values: [(left && read(left)) ?? undefined, (right && read(right)) ?? undefined],
  });
  const params = new Set([
    ...Object.keys(left?.normalized.params ?? {}),
    ...Object.keys(right?.normalized.params ?? {}),
  ]);
  const readParam = (detail: SpanDetailBody, key: string) => {
    const value = detail.normalized.params?.[key];
    return value === undefined ? undefined : toDiffableText(value);
  };
  return [
    fact('Name', ({ span }) => span.name),
    fact('Type', ({ span }) => span.type),
    fact('Model', ({ span }) => span.model),
    fact('Status', ({ span }) => (span.status === 'ERROR' ? 'Error' : span.endUnixNano === null ? 'Running' : 'OK')),
    fact('Error', ({ normalized, statusMessage }) => normalized.error?.message ?? (statusMessage || undefined)),
    ...[...params].map((key) => fact(key, (detail) => readParam(detail, key))),
  ].filter(({ name, values: [a, b] }) => (a !== undefined || b !== undefined) && (!params.has(name) || a !== b));
}
